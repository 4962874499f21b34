import type { Logger } from '@cyclefill/platform/logging';
import { BullQueue } from './bull-queue.js';
import { PostgresBackend } from './postgres-backend.js';
import { QueueMisconfigured } from './queue-errors.js';
import type { QueuePort } from './queue-port.js';
import { RedisBackend } from './redis-backend.js';

export interface OpenQueueOptions {
  readonly REDIS_URL?: string | undefined;
  /** Used when there is no REDIS_URL. */
  readonly QUEUE_DATABASE_URL?: string | undefined;
  readonly QUEUE_PREFIX: string;
  readonly log: Logger;
  /** How long a call may wait for the backend, in ms; 2000 unless given. */
  readonly timeoutMs?: number;
}

/**
 * The queue that the settings name. It connects in the background: an API must start, and answer, while its queue is away.
 * @throws QueueMisconfigured when the settings name none.
 */
export function openQueue({ REDIS_URL, QUEUE_DATABASE_URL, QUEUE_PREFIX, log, timeoutMs = 2000 }: OpenQueueOptions): QueuePort {
  const options = { prefix: QUEUE_PREFIX, timeoutMs, log };
  if (REDIS_URL !== undefined) return new BullQueue(new RedisBackend({ url: REDIS_URL, timeoutMs, log }), options);
  if (QUEUE_DATABASE_URL !== undefined) return new BullQueue(new PostgresBackend({ url: QUEUE_DATABASE_URL, timeoutMs, log }), options);
  throw new QueueMisconfigured('set REDIS_URL or QUEUE_DATABASE_URL');
}
