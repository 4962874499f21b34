import { removeCommand } from '../remove-command.js';

export const benchVoidCommand = removeCommand({ summary: 'takes a pack out of the way; what is still due of it is planned again', operation: 'pack.void', to: 'void' });
