import { controlCommand } from '../control-command.js';

export const runRetryCommand = controlCommand('retry', 'tries the step again at which batches of a run were given up');
