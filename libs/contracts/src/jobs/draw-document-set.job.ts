import { defineJob, taskPayloadSchema } from './define-job.js';

/** Draws and stores the papers of a facility's set, one wing after the other. */
export const drawDocumentSetJob = defineJob({
  name: 'draw-document-set', queue: 'document', payload: taskPayloadSchema, attempts: 5, backoffMs: 1000, timeoutMs: 900_000,
});
