import { type Day, type LocalDate, type Milli, byCodePoint, day, formatDay } from '@cyclefill/domain/kernel';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import type { LineDemand } from './batch-demand.query.js';
import type { KeptUnits } from './reserve-batch.js';

/** Units of one container that a batch takes, for all of its lines. */
export interface ContainerPick {
  readonly code: string;
  readonly ndc11: string;
  readonly lot: string;
  readonly expiresOn: Day;
  readonly location: string;
  readonly units: Milli;
}

/** What a batch takes of stock as of planning; containers in the order in which to take of them, shortages by product. */
export interface StockPicks {
  readonly picks: readonly ContainerPick[];
  readonly short: ReadonlyMap<string, Milli>;
}

const PickListRow = z.object({
  picks: z.array(z.object({ code: z.string(), ndc11: z.string(), lot: z.string(), expiresOn: z.iso.date(), location: z.string(), milli: z.int() })),
  shortages: z.array(z.object({ ndc11: z.string(), milli: z.int() })),
});

const NEWEST = 'select picks, shortages from stock_pick_list where batch_id = $1 order by number desc limit 1';

/** Written only where it differs from the newest one: what is planned again and comes out the same is the same list. */
const APPEND = `
with newest as (select number, picks, shortages from stock_pick_list where batch_id = $3 order by number desc limit 1)
insert into stock_pick_list (id, tenant_id, batch_id, number, picks, shortages)
select $1, $2, $3, coalesce((select number from newest), 0) + 1, $4::jsonb, $5::jsonb
where not exists (select from newest where picks = $4::jsonb and shortages = $5::jsonb)`;

/** What the newest pick list of a batch says; null = none was made: no stock is kept here. */
export async function readPickList(tx: Tx, batchId: string): Promise<StockPicks | null> {
  const [row] = await tx.query(PickListRow, NEWEST, [batchId]);
  if (row === undefined) return null;
  return {
    picks: row.picks.map(({ milli, expiresOn, ...pick }) => ({ ...pick, expiresOn: day(expiresOn as LocalDate), units: milli as Milli })),
    short: new Map(row.shortages.map(({ ndc11, milli }) => [ndc11, milli as Milli])),
  };
}

/** Writes what was kept for the lines of a batch as its pick list. Whether it says anything new. */
export async function writePickList(tx: Tx, batchId: string, lines: readonly LineDemand[], { plan, containers }: KeptUnits): Promise<boolean> {
  const units = new Map<string, number>();
  for (const pick of plan.picks) units.set(pick.containerId, (units.get(pick.containerId) ?? 0) + pick.units);
  const picks = [...units].flatMap(([id, milli]) => {
    const from = containers.get(id);
    return from === undefined ? [] : [{ code: from.code, ndc11: from.ndc11, lot: from.lot, expiresOn: formatDay(from.expiresOn), location: from.location, milli }];
  });
  const key = ({ ndc11, expiresOn, code }: (typeof picks)[number]): string => `${ndc11} ${expiresOn} ${code}`;
  const short = new Map<string, number>();
  for (const { key: line, ndc11 } of lines) short.set(ndc11, (short.get(ndc11) ?? 0) + (plan.short.get(line) ?? 0));
  const shortages = [...short].filter(([, milli]) => milli > 0).map(([ndc11, milli]) => ({ ndc11, milli })).toSorted((a, b) => byCodePoint(a.ndc11, b.ndc11));
  const written = await tx.execute(APPEND, [tx.newId(), tx.actor.tenantId, batchId, JSON.stringify(picks.toSorted((a, b) => byCodePoint(key(a), key(b)))), JSON.stringify(shortages)]);
  return written === 1;
}
