import { defineJob, taskPayloadSchema } from './define-job.js';

/** Writes what a van has taken along to the systems of facilities that want to be told. */
export const tellDeliveryJob = defineJob({
  name: 'tell-delivery', queue: 'print', payload: taskPayloadSchema, attempts: 5, backoffMs: 1000, timeoutMs: 300_000,
});
