import { UnrecoverableError } from 'bullmq';
import type { BackoffOptions } from 'bullmq';
import { errorFields } from '@cyclefill/platform/logging';
import type { Logger } from '@cyclefill/platform/logging';
import type { BackendQueue, BackendWorker, QueueBackend } from './queue-backend.js';
import { JobRefused, QueueMisconfigured, QueueUnavailable } from './queue-errors.js';
import { QueuePort } from './queue-port.js';
import type { AddOptions, JobHandler, JobPayload, QueueJob, ReceivedJob, WorkOptions } from './queue-port.js';

export interface BullQueueOptions {
  readonly prefix: string;
  /** How long any call but `close` may take, in ms. */
  readonly timeoutMs: number;
  readonly log: Logger;
}

/** The queue port over BullMQ's own Queue and Worker, on either backend. */
export class BullQueue extends QueuePort {
  private readonly backend: QueueBackend;
  private readonly options: BullQueueOptions;
  private readonly queues = new Map<string, BackendQueue>();
  private readonly workers: BackendWorker[] = [];

  constructor(backend: QueueBackend, options: BullQueueOptions) {
    super();
    this.backend = backend;
    this.options = options;
  }

  async add(job: QueueJob, payload: JobPayload, { jobId, delayMs = 0, priority = 0 }: AddOptions): Promise<void> {
    await this.within(async () => {
      await this.backend.ready();
      const { attempts, backoff } = retries(job);
      await this.queue(job.queue).add(job.name, payload, {
        jobId, delay: delayMs, priority, attempts, backoff, removeOnComplete: true, removeOnFail: true, stackTraceLimit: 0,
      });
    });
  }

  async work(queue: string, handler: JobHandler, { concurrency, lockMs }: WorkOptions): Promise<void> {
    await this.ping();
    const run = async (job: ReceivedJob): Promise<void> => handler(job).catch((error: unknown) => this.failed(queue, job, error));
    const tuning = { concurrency, lockDuration: lockMs, stalledInterval: lockMs, maxStalledCount: 3 };
    const worker = this.backend.openWorker(this.named(queue), run, tuning);
    worker.on('error', (error) => this.options.log.warn('queue.worker.failed', { queue, ...errorFields(error) }));
    this.workers.push(worker);
    await this.within(async () => void (await worker.waitUntilReady()));
  }

  async scheduleEvery(job: QueueJob, everyMs: number): Promise<void> {
    await this.within(async () => {
      await this.backend.ready();
      await this.backend.alone(async () => {
        const queue = this.queue(job.queue);
        await queue.upsertJobScheduler(job.name, { every: everyMs }, {
          name: job.name, data: {}, opts: { removeOnComplete: true, removeOnFail: true, stackTraceLimit: 0 },
        });
      });
    });
  }

  async ping(): Promise<void> {
    await this.within(async () => this.backend.ping());
  }

  async check(): Promise<void> {
    await this.within(async () => this.backend.check());
  }

  async close(): Promise<void> {
    await Promise.all(this.workers.splice(0).map(async (worker) => worker.close()));
    await Promise.all([...this.queues.values()].map(async (queue) => queue.close()));
    this.queues.clear();
    await this.backend.close();
  }

  private named(queue: string): string {
    return `${this.options.prefix}-${queue}`;
  }

  private queue(name: string): BackendQueue {
    const known = this.queues.get(name);
    if (known) return known;
    const opened = this.backend.openQueue(this.named(name));
    opened.on('error', (error) => this.options.log.warn('queue.connection.failed', { queue: name, ...errorFields(error) }));
    // A queue that could not start never recovers by itself: forget it, so that the next call opens another.
    opened.waitUntilReady().catch(() => {
      this.queues.delete(name);
      opened.close().catch(() => undefined);
    });
    this.queues.set(name, opened);
    return opened;
  }

  /** BullMQ stores an error's message and stack in the backend: hand it the code alone. */
  private failed(queue: string, job: ReceivedJob, error: unknown): never {
    const fields = errorFields(error);
    this.options.log.warn('queue.job.failed', { queue, job: job.name, jobId: job.id, attempt: job.attempt, ...fields });
    const reason = fields.errorCode ?? fields.errorName ?? 'unknown';
    if (error instanceof JobRefused) throw new UnrecoverableError(reason);
    throw new Error(reason);
  }

  /** The action, or QueueUnavailable after the timeout: BullMQ itself may wait for ever on a dead backend. */
  private async within(action: () => Promise<void>): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new QueueUnavailable('the queue did not answer in time')), this.options.timeoutMs);
    });
    try {
      await Promise.race([action(), late]);
    } catch (error) {
      if (error instanceof QueueUnavailable || error instanceof QueueMisconfigured) throw error;
      throw new QueueUnavailable('the queue refused the call', { cause: error });
    } finally {
      clearTimeout(timer);
    }
  }
}

function retries({ attempts = 5, backoffMs = 1000 }: QueueJob): { attempts: number; backoff: BackoffOptions } {
  return { attempts, backoff: { type: 'exponential', delay: backoffMs, jitter: 0.5 } };
}
