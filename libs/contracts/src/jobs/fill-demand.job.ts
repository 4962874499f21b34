import { defineJob, taskPayloadSchema } from './define-job.js';

/** Fills an accepted refill request. */
export const fillDemandJob = defineJob({
  name: 'fill-demand', queue: 'fill', payload: taskPayloadSchema, attempts: 5, backoffMs: 1000, timeoutMs: 60_000,
});
