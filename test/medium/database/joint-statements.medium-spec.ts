import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Tx, prepared } from '@cyclefill/platform/database';
import { actorOf, onePharmacy, seed, seedId } from '../../builders/pharmacy-rows.builder.js';
import { type TestDatabase, testDatabase } from '../../support/database.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await seed(database, 'a', onePharmacy('a'));
});
afterAll(() => database.close());

const SUBJECT = '01a200cb-95fd-72df-a452-d320c27cdb90';
const inside = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => database.uow.run(actorOf('a'), work);

const ECHO = prepared('select $1::text as text, $2::timestamptz as at, $3::uuid[] as ids, $4::int as number, $5::boolean as yes');
const COUNT = prepared('select count(*)::int as count from task where subject = $1');
const WRONG = prepared('select 1 / $1::int');

describe('prepared statements that are asked in one turn', () => {
  it('are answered as each alone would be, values and types the same', async () => {
    const values = [`'; drop table tenant; -- \\ $1 é`, new Date('2026-12-01T00:00:00.123Z'), [SUBJECT, seedId('b')], -7, true];
    const [[alone]] = await inside(async (tx) => [await tx.raw(ECHO, values)]);
    const together = await inside((tx) => Promise.all([tx.raw(ECHO, values), tx.raw(ECHO, values), tx.raw(ECHO, values.map(() => null))]));
    expect(alone).toEqual({ text: values[0], at: values[1], ids: values[2], number: -7, yes: true });
    expect(together).toEqual([[alone], [alone], [{ text: null, at: null, ids: null, number: null, yes: null }]]);
  });

  it('are done in the order in which they were asked', async () => {
    const first = inside((tx) => Promise.all([tx.raw(COUNT, [SUBJECT]), tx.emit('fill-batch.opened', SUBJECT), tx.raw(COUNT, [SUBJECT])]).then(([before, , after]) => {
      expect([before, after]).toEqual([[{ count: 0 }], [{ count: 1 }]]);
      throw new Error('enough');
    }));
    await expect(first).rejects.toThrow('enough');
  });

  it('all fail with the one that fails, and nothing of them stays', async () => {
    const failed = inside((tx) => Promise.all([tx.emit('fill-batch.opened', SUBJECT), tx.raw(WRONG, [0]), tx.raw(COUNT, [SUBJECT])]));
    await expect(failed).rejects.toThrow('division by zero');
    expect(await inside((tx) => tx.raw(COUNT, [SUBJECT]))).toEqual([{ count: 0 }]);
  });

  it('come too late when the transaction is over: what was left running writes nothing', async () => {
    let late: Promise<unknown> = Promise.resolve();
    const failed = inside((tx) => tx.raw(WRONG, [0]).catch((error: unknown) => {
      late = Promise.resolve().then(() => tx.emit('fill-batch.opened', SUBJECT));
      throw error;
    }));
    await expect(failed).rejects.toThrow('division by zero');
    await expect(late).rejects.toThrow('after it ended');
    expect(await inside((tx) => tx.raw(COUNT, [SUBJECT]))).toEqual([{ count: 0 }]);
  });
});
