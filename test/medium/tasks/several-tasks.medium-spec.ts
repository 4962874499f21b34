import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TASK_KINDS, type TaskKind } from '@cyclefill/contracts';
import { SystemClock, SystemIds } from '@cyclefill/platform/clock';
import type { UnitOfWork } from '@cyclefill/platform/database';
import { type JobHandler, QueuePort } from '@cyclefill/platform/queue';
import { SeveralTasksProcessor, type TaskLease, TaskProcessor, TaskStore, TaskWorker, completeTask, tenantOf } from '@cyclefill/platform/tasks';
import { z } from 'zod';
import { actorOf, onePharmacy, seed } from '../../builders/pharmacy-rows.builder.js';
import { capturedLog } from '../../support/captured-log.js';
import { type TestDatabase, testDatabase } from '../../support/database.js';

const TaskRow = z.object({ id: z.string(), status: z.string(), attempt: z.int(), last_error: z.string().nullable() });
const ids = new SystemIds(new SystemClock());

/** Hands over what the test delivers. */
class HandQueue extends QueuePort {
  deliver: JobHandler = () => Promise.resolve();
  add = (): Promise<void> => Promise.resolve();
  work = (_queue: string, handler: JobHandler): Promise<void> => {
    this.deliver = handler;
    return Promise.resolve();
  };
  scheduleEvery = (): Promise<void> => Promise.resolve();
  ping = (): Promise<void> => Promise.resolve();
  check = (): Promise<void> => Promise.resolve();
  close = (): Promise<void> => Promise.resolve();
}

class Idle extends TaskProcessor {
  constructor(readonly kind: TaskKind) {
    super();
  }
  run = (): Promise<void> => Promise.resolve();
  giveUp = (): Promise<void> => Promise.resolve();
}

/** Notes which tasks came together; one of them can never be done. */
class Noting extends SeveralTasksProcessor {
  readonly kind = 'fill-batch.opened';
  readonly atOnce = 3;
  readonly together: (readonly string[])[] = [];
  broken = '';

  constructor(private readonly uow: UnitOfWork) {
    super();
  }

  runAll(leases: readonly TaskLease[]): Promise<void> {
    const [first = '', ...more] = leases.map(({ taskId }) => taskId);
    this.together.push([first, ...more.toSorted()]);
    return this.uow.run(actorOf(tenantOf(leases) === actorOf('a').tenantId ? 'a' : 'b'), async (tx) => {
      for (const lease of leases) {
        await completeTask(tx, lease);
        if (lease.taskId === this.broken) throw new Error('broken');
      }
    });
  }
  giveUp = (): Promise<void> => Promise.resolve();
}

describe('tasks of one kind and tenant', () => {
  let database: TestDatabase;
  let processor: Noting;
  let queue: HandQueue;
  let tasks: string[];

  const taskRows = (): Promise<z.output<typeof TaskRow>[]> => database.uow.acrossTenants((tx) => tx.query(TaskRow, 'select id, status, attempt, last_error from task where id = any($1) order by due_at', [tasks]));
  const deliver = (taskId: string | undefined): Promise<void> => queue.deliver({ id: taskId ?? '', name: 'compute-fill-batch', payload: { taskId }, attempt: 1 });
  const leave = async (of: 'a' | 'b', count: number): Promise<void> => {
    for (let nth = 0; nth < count; nth += 1) {
      const subject = ids.next();
      await database.uow.run(actorOf(of), (tx) => tx.emit('fill-batch.opened', subject, { dueAt: new Date(Date.UTC(2026, 11, 1, 0, tasks.length)) }));
      const [row] = await database.uow.acrossTenants((tx) => tx.query(z.object({ id: z.string() }), 'select id from task where subject = $1', [subject]));
      tasks.push(row?.id ?? '');
    }
  };

  beforeAll(async () => {
    database = await testDatabase();
    for (const tenant of ['a', 'b'] as const) await seed(database, tenant, onePharmacy(tenant));
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    await database.uow.acrossTenants((tx) => tx.execute(`update task set status = 'done' where status <> 'done'`));
    [processor, queue, tasks] = [new Noting(database.uow), new HandQueue(), []];
    const others = TASK_KINDS.filter((kind) => kind !== processor.kind).map((kind) => new Idle(kind));
    await new TaskWorker(new TaskStore(database.uow, ids), queue, capturedLog().log).start([processor, ...others], 1, 1000);
  });

  it('are done together, those first that are due first, and no more than the processor takes', async () => {
    await leave('a', 4);
    await deliver(tasks[3]);
    expect(processor.together).toEqual([[tasks[3], tasks[0], tasks[1]]]);
    expect((await taskRows()).map(({ status }) => status)).toEqual(['done', 'done', 'open', 'done']);
    // What came along is not done again when its own turn comes.
    await deliver(tasks[0]);
    expect(processor.together).toHaveLength(1);
  });

  it('take none of another tenant along', async () => {
    await leave('a', 1);
    await leave('b', 2);
    await deliver(tasks[0]);
    expect(processor.together).toEqual([[tasks[0]]]);
  });

  it('are each done alone when one of them cannot be done, which alone is counted as failed', async () => {
    await leave('a', 3);
    processor.broken = tasks[1] ?? '';
    await deliver(tasks[0]);
    expect(processor.together).toEqual([[tasks[0], tasks[1], tasks[2]], [tasks[0]]]);
    expect(await taskRows()).toMatchObject([{ status: 'done' }, { status: 'open', attempt: 1, last_error: null }, { status: 'open', attempt: 1, last_error: null }]);
    await deliver(tasks[1]);
    await deliver(tasks[2]);
    expect(processor.together.slice(2)).toEqual([[tasks[1]], [tasks[2]]]);
    expect(await taskRows()).toMatchObject([{ status: 'done' }, { status: 'open', last_error: expect.any(String) }, { status: 'done' }]);
  });
});
