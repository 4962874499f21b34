import type { JobsOptions, WorkerOptions } from 'bullmq';
import type { JobPayload, ReceivedJob } from './queue-port.js';

export type Tuning = Pick<WorkerOptions, 'concurrency' | 'lockDuration' | 'stalledInterval' | 'maxStalledCount'>;
export type RunJob = (job: ReceivedJob) => Promise<void>;

/** What the port uses of BullMQ's Queue; its own type differs from backend to backend. */
export interface BackendQueue {
  add(name: string, data: JobPayload, options: JobsOptions): Promise<unknown>;
  upsertJobScheduler(id: string, repeat: { every: number }, template: JobTemplate): Promise<unknown>;
  on(event: 'error', listener: (error: Error) => void): unknown;
  waitUntilReady(): Promise<unknown>;
  close(): Promise<void>;
}

export interface JobTemplate {
  readonly name: string;
  readonly data: JobPayload;
  readonly opts: Pick<JobsOptions, 'removeOnComplete' | 'removeOnFail' | 'stackTraceLimit'>;
}

/** What the port uses of BullMQ's Worker. */
export type BackendWorker = Pick<BackendQueue, 'on' | 'waitUntilReady' | 'close'>;

/** What differs between the servers that BullMQ runs on. */
export interface QueueBackend {
  readonly kind: 'redis' | 'postgres';
  openQueue(name: string): BackendQueue;
  openWorker(name: string, run: RunJob, tuning: Tuning): BackendWorker;
  /** Resolves at once while connected; else waits for the connection, within the timeout. */
  ready(): Promise<void>;
  ping(): Promise<void>;
  check(): Promise<void>;
  /** Runs one caller at a time, over all processes, where the server needs it. */
  alone(action: () => Promise<void>): Promise<void>;
  close(): Promise<void>;
}
