import { defineJob, taskPayloadSchema } from './define-job.js';

/** Lays the lines of a computed batch out in packs. */
export const planPacksJob = defineJob({
  name: 'plan-packs', queue: 'pack', payload: taskPayloadSchema, attempts: 5, backoffMs: 1000, timeoutMs: 300_000,
});
