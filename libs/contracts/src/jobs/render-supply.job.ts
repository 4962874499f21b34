import { defineJob, taskPayloadSchema } from './define-job.js';

/** Renders and stores the papers of what was filled outside a cycle. */
export const renderSupplyJob = defineJob({
  name: 'render-supply', queue: 'document', payload: taskPayloadSchema, attempts: 5, backoffMs: 1000, timeoutMs: 300_000,
});
