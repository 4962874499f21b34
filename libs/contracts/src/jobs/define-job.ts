import { z } from 'zod';

/** Queues of the product; `print` is what waits for others: printers, and systems that are told something. */
export const QUEUES = ['fill', 'pack', 'document', 'print'] as const;
export type QueueName = (typeof QUEUES)[number];

/** What is known of a job on both sides of the queue. Payloads hold ids only. */
export interface JobContract<Payload extends z.ZodType = z.ZodType> {
  readonly name: string;
  readonly queue: QueueName;
  readonly payload: Payload;
  /** Times a job is tried before its task needs attention. */
  readonly attempts: number;
  /** First wait after a failure, in ms; doubles each time. */
  readonly backoffMs: number;
  /** A run longer than this has lost its lease, in ms. */
  readonly timeoutMs: number;
}

export function defineJob<Payload extends z.ZodType>(job: JobContract<Payload>): JobContract<Payload> {
  return Object.freeze(job);
}

/** The payload of a job that works off a row of `task`. */
export const taskPayloadSchema = z.strictObject({ taskId: z.uuid() });
