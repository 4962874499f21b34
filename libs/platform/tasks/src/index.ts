export { LeaseLost, completeTask, keepTask, putOffTask, tenantOf } from './task-lease.js';
export type { TaskLease } from './task-lease.js';
export { SeveralTasksProcessor } from './several-tasks-processor.js';
export { TaskProcessor } from './task-processor.js';
export { RESEND_AFTER_SECONDS, TaskStore } from './task-store.js';
export { TaskWorker } from './task-worker.js';
