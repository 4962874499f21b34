import { defineJob, taskPayloadSchema } from './define-job.js';

/** Asks prescribers for the renewals that a facility's windows to come will need. */
export const lookAheadJob = defineJob({
  name: 'look-ahead', queue: 'fill', payload: taskPayloadSchema, attempts: 5, backoffMs: 1000, timeoutMs: 300_000,
});
