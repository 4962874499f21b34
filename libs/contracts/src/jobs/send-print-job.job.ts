import { defineJob, taskPayloadSchema } from './define-job.js';

/** Sends what is next in the queue of a printer, or asks how it stands with it. */
export const sendPrintJobJob = defineJob({
  name: 'send-print-job', queue: 'print', payload: taskPayloadSchema, attempts: 5, backoffMs: 1000, timeoutMs: 600_000,
});
