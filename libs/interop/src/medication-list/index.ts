export { readReceivedList } from './read-received-list.js';
export type { ReceivedList } from './received-list.js';
