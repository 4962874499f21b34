import { defineJob, taskPayloadSchema } from './define-job.js';

/** Decides what every order of an opened batch gets. */
export const computeFillBatchJob = defineJob({
  name: 'compute-fill-batch', queue: 'fill', payload: taskPayloadSchema, attempts: 5, backoffMs: 1000, timeoutMs: 300_000,
});
