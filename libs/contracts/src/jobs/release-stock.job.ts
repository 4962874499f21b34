import { defineJob, taskPayloadSchema } from './define-job.js';

/** Lets go of the stock that was kept for a batch which was cancelled or replaced. */
export const releaseStockJob = defineJob({
  name: 'release-stock', queue: 'pack', payload: taskPayloadSchema, attempts: 5, backoffMs: 1000, timeoutMs: 120_000,
});
