import { type Day, type LocalMinute, type Milli, addDays, atMinute, formatMilli } from '@cyclefill/domain/kernel';
import { dueDoses, localText, readFacilitySnapshot } from '@cyclefill/features/fill';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

/** Columns of `export recalls`. */
export const RECALL_COLUMNS = ['facility_id', 'resident_id', 'rx_number', 'pack', 'cell', 'local_time', 'quantity', 'reason'] as const;

const BatchRow = z.object({ id: z.string(), facility_id: z.string(), from_day: z.number(), to_day: z.number() });
const CellRow = z.object({ code: z.string(), position: z.number(), order_id: z.string(), at: z.number(), dose: z.number(), resident: z.string(), rx_number: z.string() });

const CELLS = `
select p.code, c.position, c.order_id, date_part('epoch', c.at) / 60 as at, c.dose_milli as dose, r.code as resident, o.rx_number
from pack p join pack_cell c on c.pack_id = p.id join med_order o on o.id = c.order_id join resident r on r.id = o.resident_id
where p.batch_id = $1 and p.is_current order by r.code collate "C", o.rx_number collate "C", c.at, p.code collate "C", c.position`;

/** Doses that are due by the records of now, as `order minute` and what is given then. */
async function dueNow(tx: Tx, batch: z.infer<typeof BatchRow>): Promise<{ readonly due: ReadonlyMap<string, Milli>; readonly facility: string }> {
  const now = await tx.now();
  // A dose that the clocks move, or a last pass after midnight, belongs to the day after the window too.
  const days = { from: batch.from_day as Day, to: addDays(batch.to_day as Day, 1) };
  const { snapshot, contexts } = await readFacilitySnapshot(tx, batch.facility_id, days, { asOf: now, knownAt: now });
  const due = new Map<string, Milli>();
  for (const order of snapshot.orders) {
    const context = contexts.get(order.residentId);
    if (context === undefined) continue;
    for (const { at, dose } of dueDoses(order, context, atMinute(days.from), atMinute(days.to))) {
      const key = `${order.orderId} ${at}`;
      due.set(key, ((due.get(key) ?? 0) + dose) as Milli);
    }
  }
  return { due, facility: snapshot.batch.facilityCode };
}

async function batchRecalls(tx: Tx, batch: z.infer<typeof BatchRow>): Promise<readonly (readonly string[])[]> {
  const cells = await tx.query(CellRow, CELLS, [batch.id]);
  const { due, facility } = await dueNow(tx, batch);
  const packed = Map.groupBy(cells, (cell) => `${cell.order_id} ${cell.at}`);
  return [...packed].flatMap(([key, same]) => {
    const wanted = due.get(key) ?? 0;
    const inPacks = same.reduce((sum, { dose }) => sum + dose, 0);
    if (wanted === inPacks) return [];
    const reason = wanted === 0 ? 'no longer given' : 'another dose';
    return same.map((cell) => [
      facility, cell.resident, cell.rx_number, cell.code, String(cell.position), localText(cell.at as LocalMinute) ?? '', formatMilli(cell.dose as Milli), reason,
    ]);
  });
}

/**
 * Rows of `export recalls` (R119, R120): each cell of a run's packs whose dose is no longer to be given, because the order
 * was stopped, held or changed or the resident is away, with pack, cell and time. Nothing is taken from what is given as packed.
 */
export async function recallRows(tx: Tx, runId: string): Promise<readonly (readonly string[])[]> {
  const batches = await tx.query(
    BatchRow,
    `select b.id, b.facility_id, b.window_from - date '1970-01-01' as from_day, b.window_to - date '1970-01-01' as to_day
     from fill_batch b join facility f on f.id = b.facility_id where b.run_id = $1 and b.is_current order by f.code, b.window_from`,
    [runId],
  );
  const rows: (readonly string[])[] = [];
  for (const batch of batches) rows.push(...(await batchRecalls(tx, batch)));
  return rows;
}
