import { controlCommand } from '../control-command.js';

export const runCancelCommand = controlCommand('cancel', 'takes the batches of a run that have no papers yet out of use');
