import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { errorFields } from '@cyclefill/platform/logging';
import type { Logger } from '@cyclefill/platform/logging';
import type { BackendQueue, BackendWorker, QueueBackend, RunJob, Tuning } from './queue-backend.js';
import { QueueMisconfigured, QueueUnavailable } from './queue-errors.js';
import { receive } from './receive.js';

export interface RedisBackendOptions {
  readonly url: string;
  readonly timeoutMs: number;
  readonly log: Logger;
}

const retryStrategy = (times: number): number => Math.min(100 * times, 2000);

/** BullMQ on Redis: one connection for all queues of the process, two for each worker. */
export class RedisBackend implements QueueBackend {
  readonly kind = 'redis';
  private readonly options: RedisBackendOptions;
  private readonly producer: Redis;

  constructor(options: RedisBackendOptions) {
    this.options = options;
    // A producer never stores commands for later: the task row already does, and a pile of them would outlive the outage.
    this.producer = new Redis(options.url, {
      enableOfflineQueue: false, maxRetriesPerRequest: 1, commandTimeout: options.timeoutMs, retryStrategy,
      // Else a process that closes while Redis is away stays for two seconds more.
      disconnectTimeout: 100,
    });
    this.producer.on('error', (error) => options.log.warn('queue.connection.failed', { queue: 'redis', ...errorFields(error) }));
  }

  openQueue(name: string): BackendQueue {
    return new Queue(name, { connection: this.producer });
  }

  openWorker(name: string, run: RunJob, tuning: Tuning): BackendWorker {
    const connection = { url: this.options.url, maxRetriesPerRequest: null, retryStrategy };
    return new Worker(name, async (job) => run(receive(job)), { ...tuning, connection });
  }

  async ready(): Promise<void> {
    if (this.producer.status === 'ready') return;
    let done: (() => void) | undefined;
    let timer: NodeJS.Timeout | undefined;
    const became = await new Promise<boolean>((resolve) => {
      done = () => resolve(true);
      this.producer.once('ready', done);
      timer = setTimeout(() => resolve(false), this.options.timeoutMs);
    });
    clearTimeout(timer);
    if (done) this.producer.off('ready', done);
    if (!became) throw new QueueUnavailable('Redis is not reachable');
  }

  async ping(): Promise<void> {
    await this.ready();
    await this.producer.ping();
  }

  async check(): Promise<void> {
    await this.ready();
    const info = await this.producer.info();
    const policy = /^maxmemory_policy:(\S+)/mu.exec(info)?.[1];
    if (policy !== undefined && policy !== 'noeviction') {
      throw new QueueMisconfigured(`Redis may evict jobs: set maxmemory-policy to noeviction (it is ${policy})`);
    }
    if (!/^aof_enabled:1/mu.test(info)) this.options.log.warn('queue.redis.aof-off', { queue: 'redis' });
  }

  async alone(action: () => Promise<void>): Promise<void> {
    await action();
  }

  async close(): Promise<void> {
    this.producer.disconnect();
    await Promise.resolve();
  }
}
