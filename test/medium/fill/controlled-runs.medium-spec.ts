import { afterEach, describe, expect, it } from '@jest/globals';
import { BATCH_STATES, type BatchCommand, type BatchState, mayStep } from '@cyclefill/domain/cycle-fill';
import { ComputeFillBatchProcessor, ControlRun, OpenNightlyRun } from '@cyclefill/features/fill';
import { SystemClock, SystemIds } from '@cyclefill/platform/clock';
import { type TaskLease, TaskStore } from '@cyclefill/platform/tasks';
import type pg from 'pg';
import { z } from 'zod';
import { computeBatches } from '../../support/computed-batches.js';
import { withClient } from '../../support/database.js';
import { eventually } from '../../support/eventually.js';
import { brokenInvariants } from '../../support/run-invariants.js';
import { type SamplePharmacy, samplePharmacy } from '../../support/sample-pharmacy.js';
import { workBatches } from '../../support/worked-batches.js';

const AS_OF = new Date('2026-12-01T12:00:00Z');
const BatchRow = z.object({ id: z.string(), state: z.string(), is_current: z.boolean() });
const CountRow = z.object({ count: z.int() });
const TaskRow = z.object({ id: z.string(), subject: z.string() });

describe('control of a run', () => {
  let pharmacy: SamplePharmacy;
  let runId: string;
  afterEach(async () => pharmacy.database.close());

  async function scene(facilities: number): Promise<void> {
    pharmacy = await samplePharmacy({ facilities, residents: facilities * 6, seed: 9 });
    runId = (await new OpenNightlyRun(pharmacy.database.uow).execute(pharmacy.actor, AS_OF)).runIds[0] ?? '';
  }
  const control = (command: BatchCommand, batchId?: string): Promise<readonly { state: string; changed: boolean }[]> =>
    new ControlRun(pharmacy.database.uow).execute(pharmacy.actor, 'pharmacy', command, batchId === undefined ? { runId, facilityId: null } : { batchId });
  const batches = (): Promise<z.output<typeof BatchRow>[]> =>
    pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.query(BatchRow, 'select id, state, is_current from fill_batch order by id'));
  const states = async (): Promise<string[]> => (await batches()).map(({ state }) => state);
  const count = async (sql: string): Promise<number> => {
    const [row] = await pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.query(CountRow, `select count(*)::int as count from ${sql}`));
    return row?.count ?? -1;
  };
  async function leases(): Promise<readonly TaskLease[]> {
    const { uow } = pharmacy.database;
    const tasks = await uow.acrossTenants((tx) => tx.query(TaskRow, `select id, subject from task where tenant_id = $1 and status = 'open' order by id`, [pharmacy.actor.tenantId]));
    const taken = await Promise.all(tasks.map(({ id }) => new TaskStore(uow, new SystemIds(new SystemClock())).lease(id)));
    return taken.filter((lease) => lease !== null);
  }

  it('a paused run stands still, whatever its workers do; resumed it ends as if nothing had been', async () => {
    await scene(2);
    expect((await control('pause')).map(({ state, changed }) => [state, changed])).toEqual([['paused', true], ['paused', true]]);
    expect((await control('pause')).map(({ changed }) => changed)).toEqual([false, false]);
    await workBatches(pharmacy);
    expect([await states(), await count('fill_line')]).toEqual([['paused', 'paused'], 0]);
    await control('resume');
    expect((await control('resume')).map(({ changed }) => changed)).toEqual([false, false]);
    await computeBatches(pharmacy);
    await control('pause');
    await workBatches(pharmacy);
    expect([await states(), await count('pack')]).toEqual([['paused', 'paused'], 0]);
    await control('resume');
    await workBatches(pharmacy);
    expect(await brokenInvariants(pharmacy)).toEqual([]);
    await expect(control('cancel')).rejects.toThrow('batch.state-forbids');
    expect(await count(`audit_event where action in ('fill-batch.pause', 'fill-batch.resume')`)).toBe(8);
  }, 120_000);

  it('a cancelled batch leaves nothing in use, at whatever step, and the others go on', async () => {
    await scene(3);
    const [first, second, third] = (await batches()).map(({ id }) => id);
    await control('cancel', first);
    await computeBatches(pharmacy);
    await control('cancel', second);
    expect(await control('cancel', second)).toMatchObject([{ state: 'cancelled', changed: false }]);
    await workBatches(pharmacy);
    expect((await batches()).map(({ state, is_current: current }) => [state, current])).toEqual([['cancelled', false], ['cancelled', false], ['documented', true]]);
    for (const table of ['fill_line', 'finding', 'pack']) expect([table, await count(`${table} where is_current and batch_id <> '${third}'`)]).toEqual([table, 0]);
    expect(await count(`document where batch_id <> '${third}'`)).toBe(0);
    expect(await count(`task where tenant_id = '${pharmacy.actor.tenantId}' and status <> 'done'`)).toBe(0);
    expect(await brokenInvariants(pharmacy)).toEqual([]);
  }, 120_000);

  it('cancelled in the middle of a computation: the worker finds out, writes nothing and is done', async () => {
    await scene(1);
    const [batch] = await batches();
    const [lease] = await leases();
    if (lease === undefined || batch === undefined) throw new Error('no task');
    const { ownerUrl, uow } = pharmacy.database;
    await withClient(ownerUrl, async (client: pg.Client) => {
      await client.query('begin');
      await client.query(`select set_config('app.tenant_id', $1, true)`, [pharmacy.actor.tenantId]);
      await client.query('select from fill_batch where id = $1 for update', [batch.id]);
      const working = new ComputeFillBatchProcessor(uow).run(lease);
      await eventually('the worker waits for the batch', async () =>
        (await client.query('select from pg_locks where not granted')).rowCount === 1, 10_000);
      await client.query(`update fill_batch set state = 'cancelled', is_current = false where id = $1`, [batch.id]);
      await client.query('commit');
      await working;
    });
    expect([await states(), await count('fill_line'), await count(`task where status <> 'done' and tenant_id = '${pharmacy.actor.tenantId}'`)]).toEqual([['cancelled'], 0, 0]);
  }, 60_000);

  it('cancelled while every worker is at it: each batch is cancelled whole, whoever came first', async () => {
    await scene(5);
    const processor = new ComputeFillBatchProcessor(pharmacy.database.uow);
    const taken = await leases();
    expect(taken).toHaveLength(5);
    await Promise.all(taken.flatMap((lease) => [processor.run(lease), control('cancel', lease.subject)]));
    await workBatches(pharmacy);
    expect(new Set(await states())).toEqual(new Set(['cancelled']));
    expect([await count('fill_line where is_current'), await count('finding where is_current'), await count('pack')]).toEqual([0, 0, 0]);
  }, 120_000);

  it('a batch is not given up because others wrote the same rows meanwhile, however often', async () => {
    await scene(1);
    const { uow } = pharmacy.database;
    const store = new TaskStore(uow, new SystemIds(new SystemClock()));
    const [taken] = await leases();
    if (taken === undefined) throw new Error('no task');
    expect(await store.fail({ ...taken, attempt: 5 }, '40001', new ComputeFillBatchProcessor(uow))).toBe('retry');
    const Task = z.object({ status: z.string(), attempt: z.int() });
    expect(await uow.acrossTenants((tx) => tx.query(Task, 'select status, attempt from task where id = $1', [taken.taskId]))).toEqual([{ status: 'open', attempt: taken.attempt - 1 }]);
    await uow.acrossTenants((tx) => tx.execute('update task set available_at = now() where id = $1', [taken.taskId]));
    await workBatches(pharmacy);
    expect(await count('pack')).toBeGreaterThan(0);
  }, 120_000);

  it('a batch that was given up is tried again at the step where it stopped, its facility alone', async () => {
    await scene(2);
    const [stuck] = await batches();
    const taken = (await leases()).find(({ subject }) => subject === stuck?.id);
    if (taken === undefined) throw new Error('no task');
    const { uow } = pharmacy.database;
    expect(await new TaskStore(uow, new SystemIds(new SystemClock())).fail({ ...taken, attempt: 5 }, 'test.failure', new ComputeFillBatchProcessor(uow))).toBe('given-up');
    expect(await states()).toContain('needs_attention');
    await expect(control('resume', stuck?.id)).rejects.toThrow('batch.state-forbids');
    expect(await control('retry', stuck?.id)).toMatchObject([{ state: 'opened', changed: true }]);
    expect(await control('retry', stuck?.id)).toMatchObject([{ state: 'opened', changed: false }]);
    await pharmacy.database.uow.acrossTenants((tx) => tx.execute(`update task set status = 'done' where status = 'needs_attention'`));
    await pharmacy.database.uow.acrossTenants((tx) => tx.execute(`update task set leased_until = null, status = 'open', lease_token = null where status = 'sent'`));
    await workBatches(pharmacy);
    expect(await brokenInvariants(pharmacy)).toEqual([]);
  }, 120_000);

  it('the database takes the steps of the domain and no others', async () => {
    await scene(1);
    const [batch] = await batches();
    const taken = new Set<string>();
    for (const from of BATCH_STATES) for (const next of BATCH_STATES) {
      const values = (state: BatchState): string => `state = '${state}', paused_from = ${state === 'paused' ? `'opened'` : 'null'}, is_current = ${state !== 'cancelled'}`;
      await withClient(pharmacy.database.ownerUrl, async (client) => {
        await client.query('begin');
        await client.query(`select set_config('app.tenant_id', $1, true)`, [pharmacy.actor.tenantId]);
        await client.query('alter table fill_batch disable trigger fill_batch_steps');
        await client.query(`update fill_batch set ${values(from)} where id = $1`, [batch?.id]);
        await client.query('alter table fill_batch enable trigger fill_batch_steps');
        await client.query(`update fill_batch set ${values(next)} where id = $1`, [batch?.id]).then(() => taken.add(`${from} ${next}`), () => undefined);
        await client.query('rollback');
      });
    }
    const expected = BATCH_STATES.flatMap((from) => BATCH_STATES.filter((next) => from === next || mayStep(from, next)).map((next) => `${from} ${next}`));
    expect([...taken].toSorted()).toEqual(expected.toSorted());
  }, 60_000);
});
