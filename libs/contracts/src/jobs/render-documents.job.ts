import { defineJob, taskPayloadSchema } from './define-job.js';

/** Renders and stores the documents of a planned batch. */
export const renderDocumentsJob = defineJob({
  name: 'render-documents', queue: 'document', payload: taskPayloadSchema, attempts: 5, backoffMs: 1000, timeoutMs: 600_000,
});
