import { defineJob, taskPayloadSchema } from './define-job.js';

/** Sends one HL7 v2 message, and hears the answer. */
export const sendHl7Job = defineJob({
  name: 'send-hl7', queue: 'print', payload: taskPayloadSchema, attempts: 5, backoffMs: 1000, timeoutMs: 120_000,
});
