import { Refusal, instantSchema } from '@cyclefill/contracts';
import { type Milli, formatMilli } from '@cyclefill/domain/kernel';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

const line = z.object({
  code: z.string(), ndc11: z.string(), drug: z.string(), strength: z.string(), lot: z.string(), expiresOn: z.iso.date(), location: z.string(), controlled: z.boolean(), done: z.boolean().describe('it is counted'),
  result: z.object({ expected: z.string(), counted: z.string(), variance: z.string() }).nullable().describe('null until the count is closed: who counts is not told what should be there'),
});

/** A count sheet: containers by place and code, without their balances. */
export const countSheetSchema = z.object({
  id: z.uuid(), state: z.enum(['open', 'closed']), openedAt: instantSchema, openedBy: z.uuid().nullable(), closedAt: instantSchema.nullable(), version: z.int().describe('for If-Match'), lines: z.array(line),
}).meta({ id: 'StockCount' });
export type CountSheet = z.output<typeof countSheetSchema>;

const CountRow = z.object({ id: z.string(), state: z.enum(['open', 'closed']), recorded_at: z.date(), recorded_by: z.string().nullable(), closed_at: z.date().nullable(), row_version: z.int() });
const LineRow = z.object({
  container_id: z.string(), code: z.string(), ndc11: z.string(), drug: z.string().nullable(), strength: z.string().nullable(), lot: z.string(), expires_on: z.string(), location: z.string(), controlled: z.boolean(),
  expected: z.int().nullable(), counted: z.int().nullable(),
});
/** A line of a sheet with what only the ledger is told before the end. */
export type CountLineRow = z.output<typeof LineRow>;

export async function readCountLines(tx: Tx, countId: string): Promise<readonly CountLineRow[]> {
  return tx.query(
    LineRow,
    `select l.container_id, c.code, c.ndc11, p.name as drug, p.strength, c.lot, c.expires_on::text as expires_on, c.location, c.dea_schedule is not null as controlled, l.expected_milli as expected, l.counted_milli as counted
     from stock_count_line l join stock_container c on c.id = l.container_id left join drug_product p on p.tenant_id = c.tenant_id and p.ndc11 = c.ndc11 and p.superseded_at is null
     where l.count_id = $1 order by l.position`,
    [countId],
  );
}

/** @throws Refusal count.not-found */
export async function readCountSheet(tx: Tx, countId: string): Promise<CountSheet> {
  const [count] = await tx.query(CountRow, 'select id, state, recorded_at, recorded_by, closed_at, row_version from stock_count where id = $1', [countId]);
  if (count === undefined) throw new Refusal('count.not-found');
  const rows = await readCountLines(tx, countId);
  return {
    id: count.id, state: count.state, openedAt: count.recorded_at.toISOString(), openedBy: count.recorded_by, closedAt: count.closed_at?.toISOString() ?? null, version: count.row_version,
    lines: rows.map(({ container_id: _id, expires_on: expiresOn, expected, counted, drug, strength, ...row }) => ({
      ...row, drug: drug ?? '', strength: strength ?? '', expiresOn, done: counted !== null,
      result: count.state === 'open' || expected === null || counted === null ? null : { expected: formatMilli(expected as Milli), counted: formatMilli(counted as Milli), variance: formatMilli((counted - expected) as Milli) },
    })),
  };
}
