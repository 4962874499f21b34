import { Queue, Worker, createPostgresBackend } from 'bullmq';
import type { PostgresPoolConfig } from 'bullmq';
import { Pool } from 'pg';
import { errorFields } from '@cyclefill/platform/logging';
import type { Logger } from '@cyclefill/platform/logging';
import type { BackendQueue, BackendWorker, QueueBackend, RunJob, Tuning } from './queue-backend.js';
import { receive } from './receive.js';

export interface PostgresBackendOptions {
  readonly url: string;
  readonly timeoutMs: number;
  readonly log: Logger;
}

/** The schema that the queue's role owns; BullMQ keeps its tables here and nowhere else. */
export const QUEUE_SCHEMA = 'queue';
const ALONE_LOCK = 0x4359_4651;

/** BullMQ on PostgreSQL: two connections a queue at most, and one that listens besides for each worker. */
export class PostgresBackend implements QueueBackend {
  readonly kind = 'postgres';
  private readonly options: PostgresBackendOptions;
  private readonly pool: Pool;

  constructor(options: PostgresBackendOptions) {
    this.options = options;
    this.pool = new Pool({
      connectionString: options.url, max: 1, connectionTimeoutMillis: options.timeoutMs, query_timeout: options.timeoutMs,
      application_name: 'cyclefill queue',
    });
    this.pool.on('error', (error) => options.log.warn('queue.connection.failed', { queue: 'postgres', ...errorFields(error) }));
  }

  openQueue(name: string): BackendQueue {
    return new Queue(name, { connection: this.connection() }, createPostgresBackend);
  }

  openWorker(name: string, run: RunJob, tuning: Tuning): BackendWorker {
    // A worker fetches and finishes jobs one statement at a time: two connections keep any concurrency busy.
    return new Worker(name, async (job) => run(receive(job)), { ...tuning, connection: this.connection() }, createPostgresBackend);
  }

  /** The pool connects for each query, within its own timeout. */
  async ready(): Promise<void> {
    await Promise.resolve();
  }

  async ping(): Promise<void> {
    await this.pool.query('SELECT 1');
  }

  async check(): Promise<void> {
    await this.ping();
  }

  /** BullMQ's PostgreSQL backend can throw when two processes make the same scheduler at once. */
  async alone(action: () => Promise<void>): Promise<void> {
    const client = await this.pool.connect();
    try {
      await client.query('SELECT pg_advisory_lock($1)', [ALONE_LOCK]);
      await action();
    } finally {
      // Closing the session gives the lock back even when the unlock itself could not be sent.
      const unlocked = await client.query('SELECT pg_advisory_unlock($1)', [ALONE_LOCK]).then(() => true, () => false);
      client.release(!unlocked);
    }
  }

  async close(): Promise<void> {
    await this.pool.end();
  }

  private connection(): PostgresPoolConfig {
    const { url, timeoutMs } = this.options;
    return { connectionString: url, schema: QUEUE_SCHEMA, migrate: true, max: 2, connectionTimeoutMillis: timeoutMs };
  }
}
