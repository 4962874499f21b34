import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sqlState } from '@cyclefill/platform/database';
import { actorOf, insertSql, onePharmacy, seed, seedId } from '../../builders/pharmacy-rows.builder.js';
import type { Row } from '../../builders/pharmacy-rows.builder.js';
import { testDatabase, withClient } from '../../support/database.js';
import type { TestDatabase } from '../../support/database.js';

const [EDITED, OVERLAPS, TWICE] = ['23001', '23P01', '23505'];
const rows = new Map(onePharmacy('a'));
const rowOf = (table: string, changes: Row): Row => ({ ...rows.get(table), id: seedId(JSON.stringify([table, changes])), ...changes });

describe('what the database itself refuses', () => {
  let database: TestDatabase;
  const execute = async (sql: string, params: readonly unknown[] = []): Promise<string | number | null> =>
    database.uow.run(actorOf('a'), (tx) => tx.execute(sql, params)).catch((error: unknown) => sqlState(error));
  const insert = (table: string, changes: Row): Promise<string | number | null> => {
    const row = rowOf(table, changes);
    return execute(insertSql(table, row), Object.values(row));
  };

  beforeAll(async () => {
    database = await testDatabase();
    await seed(database, 'a', [...rows]);
  });
  afterAll(async () => database.close());

  it('two holds of an order at the same time; one that follows, or lies over a closed one, is no such', async () => {
    expect(await insert('order_hold', { from_at: '2026-12-11 23:59', to_at: null })).toBe(OVERLAPS);
    expect(await insert('order_hold', { from_at: '2026-12-09 00:00', to_at: '2026-12-10 00:01' })).toBe(OVERLAPS);
    expect(await insert('order_hold', { from_at: '2026-12-12 00:00', to_at: '2026-12-13 00:00' })).toBe(1);
    expect(await insert('order_hold', { from_at: '2026-12-20 00:00', to_at: null, superseded_at: '2026-12-01T00:00:00Z' })).toBe(1);
    expect(await insert('order_hold', { from_at: '2026-12-25 00:00', to_at: null })).toBe(1);
  });

  it('two current batches of a cycle over the same days', async () => {
    const moved = { window_from: '2026-12-14', window_to: '2026-12-28', previous_from: '2026-12-07' };
    expect(await insert('fill_batch', {})).toBe(OVERLAPS);
    expect(await insert('fill_batch', moved)).toBe(OVERLAPS);
    expect(await insert('fill_batch', { ...moved, is_current: false })).toBe(1);
  });

  it('counts of a batch that do not balance', async () => {
    expect(await insert('fill_batch', { window_from: '2027-02-01', window_to: '2027-02-15', eligible: 3, filled: 1, excepted: 1, skipped: 0 })).toBe('23514');
  });

  it.each([
    ['a second nightly run of a day', 'fill_run', { run_date: '2026-12-01' }],
    ['a second current line of an order in a window', 'fill_line', {}],
    ['a second task for the same step', 'task', {}],
    ['a second current version of an order', 'order_version', { version: 2 }],
    ['a second current version of a resident', 'resident_version', { version: 2 }],
    ['a prescription number of another order', 'med_order', {}],
    ['a login that is taken', 'app_user', {}],
  ])('%s', async (_what, table, changes) => {
    expect(await insert(table, changes)).toBe(TWICE);
  });

  it('any edit of an order version; closing it once is not one', async () => {
    const id = seedId('a/order_version');
    const asOwner = (sql: string): Promise<string | null> => withClient(database.ownerUrl, async (client) => {
      await client.query(`select set_config('app.tenant_id', $1, false)`, [actorOf('a').tenantId]);
      return client.query(sql, [id]).then(() => null, (error: unknown) => sqlState(error));
    });
    for (const sql of ['update order_version set dose_milli = 2000 where id = $1', 'delete from order_version where id = $1']) expect(await asOwner(sql)).toBe(EDITED);
    expect(await execute('update order_version set dose_milli = 2000 where id = $1', [id])).toBe('42501');
    const close = 'update order_version set superseded_at = now() where id = $1';
    expect(await execute(close, [id])).toBe(1);
    expect(await execute(close, [id])).toBe(EDITED);
  });
});
