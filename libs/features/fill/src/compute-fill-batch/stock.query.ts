import type { StockLot } from '@cyclefill/domain/cycle-fill';
import type { Day, Milli } from '@cyclefill/domain/kernel';
import { type Tx, prepared } from '@cyclefill/platform/database';
import { dayNumber, knownAt } from './snapshot-rows.js';

interface LotRow {
  id: string;
  ndc11: string;
  lot: string;
  expires_on: number;
  units: number;
}

const LOTS = prepared(`
select s.id, s.ndc11, s.lot, ${dayNumber('s.expires_on')} as expires_on, s.units_milli as units
from stock_lot s where s.ndc11 = any($1) and ${knownAt('s')} order by s.expires_on, s.lot, s.id`);

const KEPT = prepared('select exists(select from stock_lot s where s.recorded_at <= $1 and (s.superseded_at is null or s.superseded_at > $1)) as kept', ['timestamptz']);

/** What is kept for a batch or was used for it is its own: it counts for it, and for nobody else, as if it still lay in stock. So does what a batch before it kept and used for the same window. */
const ALLOTTED = prepared(`
select m.ndc11, m.lot, min(${dayNumber('c.expires_on')}) as expires_on, sum(m.reserved_milli - case when m.kind in ('use', 'return') then m.milli else 0 end)::integer as units
from stock_movement m join stock_container c on c.id = m.container_id
where m.batch_id in (select e.id from fill_batch b join fill_batch e on e.cycle_id = b.cycle_id and e.window_from = b.window_from where b.id = $1) and m.recorded_at <= $2 and m.ndc11 = any($3)
group by m.ndc11, m.lot having sum(m.reserved_milli - case when m.kind in ('use', 'return') then m.milli else 0 end) > 0 order by m.ndc11, m.lot`);

/** Lots with the ids of their rows; null where the pharmacy keeps no stock here at all, so that none can be short. */
export interface KnownStock {
  readonly stock: readonly StockLot[] | null;
  readonly ids: readonly string[];
}

export const NO_STOCK: KnownStock = { stock: null, ids: [] };

/** Whether the pharmacy kept stock here, as known at an instant. */
export async function isStockKept(tx: Tx, known: Date): Promise<boolean> {
  const [row] = await tx.raw<{ kept: boolean }>(KEPT, [known]);
  return row?.kept === true;
}

/** Lots of products as known at an instant, for one batch. @param batchId '' = of none */
export async function readStock(tx: Tx, batchId: string, ndc11s: Iterable<string>, known: Date): Promise<KnownStock> {
  const products = [...new Set(ndc11s)];
  const [rows, own] = await Promise.all([tx.raw<LotRow>(LOTS, [products, known]), batchId === '' ? [] : tx.raw<Omit<LotRow, 'id'>>(ALLOTTED, [batchId, known, products])]);
  return {
    stock: [...own, ...rows].map((row) => ({ ndc11: row.ndc11, lot: row.lot, expiresOn: row.expires_on as Day, units: row.units as Milli })),
    ids: [...rows.map((row) => row.id), ...own.map((row) => `${row.ndc11} ${row.lot} ${row.units}`)],
  };
}
