import { defineJob, taskPayloadSchema } from './define-job.js';

/** Decides the changed orders of a computed batch anew. */
export const rebuildChangedLinesJob = defineJob({
  name: 'rebuild-changed-lines', queue: 'fill', payload: taskPayloadSchema, attempts: 5, backoffMs: 1000, timeoutMs: 300_000,
});
