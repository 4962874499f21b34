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
const ECHO_EACH = prepared(`${ECHO.text} where true`, ['text', 'timestamptz', 'uuid[]', 'integer', 'boolean']);
const ROWS_EACH = prepared('select i as number from generate_series(1, $1::int) i order by i desc', ['integer']);
const BULK = prepared('select count(*)::int as count from unnest($1::uuid[])');
const COUNT_EACH = prepared('select count(*)::int as count from task where subject = $1', ['uuid']);
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

describe('a question that several ask in one turn', () => {
  /** Without the number of the asker, which comes with each row. */
  const plain = (rows: readonly unknown[]): unknown[] => rows.map((row) => Object.fromEntries(Object.entries(row as object).filter(([name]) => name !== 'asked_n')));

  it('is one statement, and each has the rows of its own values, as alone', async () => {
    const values = [`'; drop table tenant; -- \\ $1 é "{,}`, new Date('2026-12-01T00:00:00.123Z'), [SUBJECT, seedId('b')], -7, true];
    const none = values.map(() => null);
    const other = ['', values[1], [], 0, false];
    const alone = await inside(async (tx) => {
      const rows: unknown[] = [];
      for (const each of [values, none, other]) rows.push(await tx.raw(ECHO_EACH, each));
      return rows;
    });
    const together = await inside((tx) => Promise.all([values, none, other].map((each) => tx.raw(ECHO_EACH, each))));
    expect(together.map(plain)).toEqual(alone);
  });

  it('keeps the order of the rows of each, and whoever has none has none', async () => {
    const together = await inside((tx) => Promise.all([3, 0, 2].map((count) => tx.raw(ROWS_EACH, [count]))));
    expect(together.map(plain)).toEqual([[{ number: 3 }, { number: 2 }, { number: 1 }], [], [{ number: 2 }, { number: 1 }]]);
  });

  it('sees what each of them wrote before it asked', async () => {
    const seen = inside((tx) => Promise.all([SUBJECT, seedId('c')].map(async (subject) => (await Promise.all([tx.emit('fill-batch.opened', subject), tx.raw(COUNT_EACH, [subject])]))[1])).then((counts) => {
      expect(counts.map(plain)).toEqual([[{ count: 1 }], [{ count: 1 }]]);
      throw new Error('enough');
    }));
    await expect(seen).rejects.toThrow('enough');
  });

  it('goes beside what is written in bulk, which has no literal', async () => {
    const [[bulk], ...counts] = await inside((tx) => Promise.all([tx.raw(BULK, [tx.newIds(2)]), tx.raw(ROWS_EACH, [1]), tx.raw(ROWS_EACH, [2]), tx.raw(BULK, [tx.newIds(3)])]));
    expect([bulk, ...counts.map(plain)]).toEqual([{ count: 2 }, [{ number: 1 }], [{ number: 2 }, { number: 1 }], [{ count: 3 }]]);
  });
});
