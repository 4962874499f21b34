import { controlCommand } from '../control-command.js';

export const runResumeCommand = controlCommand('resume', 'lets paused batches of a run go on where they stopped');
