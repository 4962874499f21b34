import { JOB_OF_TASK, TASK_KINDS, type TaskKind, taskPayloadSchema } from '@cyclefill/contracts';
import { invariant } from '@cyclefill/domain/kernel';
import { Logger, errorFields } from '@cyclefill/platform/logging';
import { QueuePort, QueueUnavailable, type ReceivedJob } from '@cyclefill/platform/queue';
import { Inject, Injectable } from '@nestjs/common';
import { priorityOf } from './priority.js';
import { LeaseLost, type TaskLease } from './task-lease.js';
import { SeveralTasksProcessor } from './several-tasks-processor.js';
import type { TaskProcessor } from './task-processor.js';
import { RESEND_AFTER_SECONDS, TaskStore } from './task-store.js';

/** Printing is waiting for printers, not work of this machine: a slow one must not keep the others from their labels. */
const PRINTERS_AT_ONCE = 16;

/** Moves tasks from the table to the queue, and does the ones the queue hands back. */
@Injectable()
export class TaskWorker {
  private readonly processors = new Map<TaskKind, TaskProcessor>();

  constructor(
    @Inject(TaskStore) private readonly store: TaskStore,
    @Inject(QueuePort) private readonly queue: QueuePort,
    @Inject(Logger) private readonly log: Logger,
  ) {}

  /** Starts working. Every kind of task must have exactly one processor: a missing one is a mistake found at boot. */
  async start(processors: readonly TaskProcessor[], concurrency: number, lockMs: number): Promise<void> {
    for (const processor of processors) {
      invariant(!this.processors.has(processor.kind), `two processors for ${processor.kind}`);
      this.processors.set(processor.kind, processor);
    }
    for (const kind of TASK_KINDS) invariant(this.processors.has(kind), `no processor for ${kind}`);
    for (const name of new Set(Object.values(JOB_OF_TASK).map((job) => job.queue))) {
      await this.queue.work(name, (job) => this.receive(job), { concurrency: name === 'print' ? Math.max(concurrency, PRINTERS_AT_ONCE) : concurrency, lockMs });
    }
  }

  /** Offers due tasks to the queue; how many it took. A queue that is away leaves them where they are. */
  async relay(): Promise<number> {
    try {
      return await this.store.sendDue((task) =>
        this.queue.add(JOB_OF_TASK[task.kind], { taskId: task.id }, { jobId: `${task.id}-${task.generation}-${task.attempt}`, priority: priorityOf(task.dueAt) }),
      );
    } catch (error) {
      if (!(error instanceof QueueUnavailable)) throw error;
      this.log.warn('task.relay.waiting', errorFields(error));
      return 0;
    }
  }

  private async receive(job: ReceivedJob): Promise<void> {
    invariant(TASK_KINDS.some((kind) => JOB_OF_TASK[kind].name === job.name), 'a job without a contract');
    const lease = await this.store.lease(taskPayloadSchema.parse(job.payload).taskId);
    if (lease !== null) await this.perform(lease);
  }

  private async perform(lease: TaskLease): Promise<void> {
    const processor = this.processors.get(lease.kind);
    invariant(processor !== undefined, `no processor for ${lease.kind}`);
    const leases = [lease];
    const renewal = setInterval(() => leases.forEach((held) => void this.store.renew(held).catch(() => undefined)), (RESEND_AFTER_SECONDS * 1000) / 3);
    try {
      const several = processor instanceof SeveralTasksProcessor && lease.attempt === 1 ? processor : null;
      if (several !== null) leases.push(...(await this.store.leaseMore(lease, several.atOnce - 1)));
      if (several === null || leases.length === 1 || !(await this.doneTogether(several, leases))) await processor.run(lease);
      for (const { taskId, kind, attempt } of leases) this.log.info('task.done', { taskId, kind, attempt });
    } catch (error) {
      const fields = errorFields(error);
      this.log.warn('task.failed', { taskId: lease.taskId, kind: lease.kind, attempt: lease.attempt, ...fields });
      if (!(error instanceof LeaseLost)) await this.store.fail(lease, fields.errorCode ?? fields.errorName ?? 'unknown', processor);
    } finally {
      clearInterval(renewal);
    }
  }

  /** Whether several tasks were done in one transaction; if not, all but the first are given back. */
  private async doneTogether(processor: SeveralTasksProcessor, leases: TaskLease[]): Promise<boolean> {
    try {
      await processor.runAll(leases);
      return true;
    } catch (error) {
      this.log.warn('task.together.failed', { kind: processor.kind, tasks: leases.length, ...errorFields(error) });
      await this.store.giveBack(leases.splice(1));
      return false;
    }
  }
}
