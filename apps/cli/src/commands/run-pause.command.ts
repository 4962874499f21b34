import { controlCommand } from '../control-command.js';

export const runPauseCommand = controlCommand('pause', 'stops the batches of a run before their next step');
