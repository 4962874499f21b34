import type { Job } from 'bullmq';
import type { ReceivedJob } from './queue-port.js';

/** BullMQ's job as our handlers see it. */
export function receive(job: Pick<Job, 'id' | 'name' | 'data' | 'attemptsMade'>): ReceivedJob {
  const payload: unknown = job.data;
  return { id: job.id ?? '', name: job.name, payload, attempt: job.attemptsMade + 1 };
}
