/** The part of a job contract that the queue needs. */
export interface QueueJob {
  readonly name: string;
  readonly queue: string;
  /** Times a job is tried before it is given up; 5 unless told. */
  readonly attempts?: number;
  /** First wait after a failure, in ms; doubles each time, with jitter. 1000 unless told. */
  readonly backoffMs?: number;
}

/** Ids only: whatever lies in a queue is readable to whoever runs the server. */
export type JobPayload = Readonly<Record<string, string | number>>;

/** The last in line that BullMQ can tell apart. */
export const LOWEST_PRIORITY = 2_097_151;

export interface AddOptions {
  /** Task id and generation, `<uuid>-<n>`. While a job with this id waits or runs, adding it again changes nothing. */
  readonly jobId: string;
  readonly delayMs?: number;
  /** Of the waiting jobs of a queue the one with the lowest goes first, 1 to {@link LOWEST_PRIORITY}; give all jobs of a queue one, or none. */
  readonly priority?: number;
}

export interface ReceivedJob {
  readonly id: string;
  readonly name: string;
  /** Unchecked: parse it with the job's contract. */
  readonly payload: unknown;
  /** 1 on the first try. */
  readonly attempt: number;
}

export type JobHandler = (job: ReceivedJob) => Promise<void>;

export interface WorkOptions {
  /** Jobs run at a time by this process. */
  readonly concurrency: number;
  /** A worker silent for this long has lost its job to another, in ms. */
  readonly lockMs: number;
}

/**
 * Hints to look at the database, delivered at least once. A finished job leaves no trace, so the same id can be added
 * again; what was done is known from the `task` table only, and the queue may be emptied at any time.
 */
export abstract class QueuePort {
  /** @throws QueueUnavailable within the port's timeout; never waits for a dead backend. */
  abstract add(job: QueueJob, payload: JobPayload, options: AddOptions): Promise<void>;

  /** Starts a worker on the queue. A handler that throws JobRefused is not tried again. */
  abstract work(queue: string, handler: JobHandler, options: WorkOptions): Promise<void>;

  /** Makes the job appear every `everyMs`; safe to call at any time from any number of processes. */
  abstract scheduleEvery(job: QueueJob, everyMs: number): Promise<void>;

  /** Resolves when the backend answers. @throws QueueUnavailable */
  abstract ping(): Promise<void>;

  /** To be called at boot. @throws QueueMisconfigured when the backend could lose jobs, QueueUnavailable */
  abstract check(): Promise<void>;

  /** Lets running jobs finish, then closes workers, then queues. */
  abstract close(): Promise<void>;
}
