export { openQueue } from './open-queue.js';
export type { OpenQueueOptions } from './open-queue.js';
export { QUEUE_SCHEMA } from './postgres-backend.js';
export { JobRefused, QueueMisconfigured, QueueUnavailable } from './queue-errors.js';
export { LOWEST_PRIORITY, QueuePort } from './queue-port.js';
export type { AddOptions, JobHandler, JobPayload, QueueJob, ReceivedJob, WorkOptions } from './queue-port.js';
