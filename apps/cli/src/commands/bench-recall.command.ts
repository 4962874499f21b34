import { removeCommand } from '../remove-command.js';

export const benchRecallCommand = removeCommand({ summary: 'calls a pack back, with its cells to pull; what is still due of it is planned again', operation: 'pack.recall', to: 'recalled' });
