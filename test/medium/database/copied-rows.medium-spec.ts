import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type CopiedRows, type Tx, systemActor } from '@cyclefill/platform/database';
import { type TestDatabase, testDatabase } from '../../support/database.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const TENANT = '01a200cb-95fd-72df-a452-d320c27cdb90';
const inside = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => database.uow.run(systemActor(TENANT), work);
const one = <T>(sql: string, read: (row: CopiedRows) => T, params: readonly (string | Date)[] = []): Promise<T> => inside(async (tx) => {
  const rows = await tx.copy(sql, params);
  expect(rows.next()).toBe(true);
  const value = read(rows);
  expect(rows.next()).toBe(false);
  return value;
});
const minutes = (text: string): number => Date.parse(`${text}Z`) / 60_000;

describe('rows by binary COPY', () => {
  it('are read field by field, each as its column is', async () => {
    const row = await one(
      `select 'é½'::text, '01a200cb-95fd-72df-a452-d320c27cdb90'::uuid::text, true, 7::smallint, -8::int, date '2026-12-07', timestamp '1999-12-31 23:59', timestamp '2027-03-14 02:30', '{"a": ["ü"]}'::json`,
      (at) => [at.text(), at.text(), at.boolean(), at.int2(), at.int4(), at.day(), at.minute(), at.minute(), JSON.parse(at.textOrNull() ?? 'null')],
    );
    expect(row).toEqual(['é½', TENANT, true, 7, -8, minutes('2026-12-07T00:00') / 1440, minutes('1999-12-31T23:59'), minutes('2027-03-14T02:30'), { a: ['ü'] }]);
  });

  it('tell a null from a value', async () => {
    expect(await one('select null::text, null::int, null::date, null::timestamp, null::json, 1::int', (at) => [at.textOrNull(), at.int4OrNull(), at.dayOrNull(), at.minuteOrNull(), at.textOrNull(), at.int4OrNull()])).toEqual([null, null, null, null, null, 1]);
  });

  it('refuse a null where none may be, and a field of another type', async () => {
    await expect(one('select null::text', (at) => at.text())).rejects.toThrow('null');
    await expect(one('select 1::bigint', (at) => at.int4())).rejects.toThrow('another type');
  });

  it('take values as literals that end nothing early', async () => {
    const nasty = `'; drop table tenant; -- \\ $1`;
    expect(await one('select $1::text, $2::timestamptz = $2', (at) => [at.text(), at.boolean()], [nasty, new Date('2026-12-01T00:00:00Z')])).toEqual([nasty, true]);
    await expect(inside((tx) => tx.copy('select $1::text', []))).rejects.toThrow('a parameter is missing');
  });

  it('are those of the tenant alone, and may be none', async () => {
    const rows = await inside((tx) => tx.copy('select id::text from facility', []));
    expect(rows.next()).toBe(false);
  });

  it('are those of each asker where several ask in one turn, nulls and none with them', async () => {
    const ask = (tx: Tx, ids: readonly string[]): Promise<CopiedRows> => tx.copy('select i.id::text, nullif(i.n, 2)::int from unnest($1::uuid[]) with ordinality i(id, n) order by i.n', [ids], ['uuid[]']);
    const other = TENANT.replace('90', '91');
    const read = (rows: CopiedRows): unknown[] => {
      const found: unknown[] = [];
      while (rows.next()) found.push([rows.uuid(), rows.int4OrNull()]);
      return found;
    };
    const asked = [[TENANT, other], [], [other]];
    const together = await inside(async (tx) => (await Promise.all(asked.map((ids) => ask(tx, ids)))).map(read));
    expect(together).toEqual([[[TENANT, 1], [other, null]], [], [[other, 1]]]);
    expect(await inside(async (tx) => read(await ask(tx, asked[0] ?? [])))).toEqual(together[0]);
  });

  it('leave the transaction usable, and a failed one fails it', async () => {
    expect(await inside(async (tx) => {
      await tx.copy('select 1::int', []);
      return (await tx.now()) instanceof Date;
    })).toBe(true);
    await expect(inside((tx) => tx.copy('select no_such_column', []))).rejects.toThrow('no_such_column');
  });
});
