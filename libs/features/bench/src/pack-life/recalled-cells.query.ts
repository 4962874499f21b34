import type { DriftedDose } from '@cyclefill/domain/bench';
import type { LocalMinute, Milli } from '@cyclefill/domain/kernel';
import { localMinutes } from '@cyclefill/features/fill';
import type { PackDrift } from '@cyclefill/features/pack';
import { readOpenRecalls } from '@cyclefill/features/stock';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

const LotRow = z.object({ pack_id: z.string(), order_id: z.string(), ndc11: z.string(), lot: z.string() });
const CellRow = z.object({
  pack_id: z.string(), order_id: z.string(), position: z.int(), at: z.number().transform((at) => at as LocalMinute), dose_milli: z.int().transform((dose) => dose as Milli),
});

/** Packs with the cells that hold units of a recalled lot; which unit lies in which cell nobody knows, so that all of its order come out. Who recalls says that these orders moved. */
export async function withRecalls(tx: Tx, drifts: readonly PackDrift[]): Promise<readonly PackDrift[]> {
  const compared = drifts.filter((drift) => drift.compared).map(({ packId }) => packId);
  if (compared.length === 0) return drifts;
  const lots = await tx.query(LotRow, 'select distinct pack_id, order_id, ndc11, lot from pack_fill where pack_id = any($1) and undone_at is null', [compared]);
  const open = new Set((await readOpenRecalls(tx, lots)).map(({ ndc11, lot }) => `${ndc11} ${lot}`));
  const reached = lots.filter(({ ndc11, lot }) => open.has(`${ndc11} ${lot}`));
  if (reached.length === 0) return drifts;
  const cells = await tx.query(
    CellRow,
    `select c.pack_id, c.order_id, c.position, ${localMinutes('c.at')} as at, c.dose_milli from pack_cell c join unnest($1::uuid[], $2::uuid[]) k(pack_id, order_id) using (pack_id, order_id) order by c.position`,
    [reached.map((row) => row.pack_id), reached.map((row) => row.order_id)],
  );
  return drifts.map((drift) => {
    const known = new Set(drift.cells.map(({ position, orderId }) => `${position} ${orderId}`));
    const own = cells.filter((cell) => cell.pack_id === drift.packId && !known.has(`${cell.position} ${cell.order_id}`));
    if (own.length === 0) return drift;
    const more = own.map((cell): DriftedDose => ({ position: cell.position, orderId: cell.order_id, at: cell.at, dose: cell.dose_milli, reason: 'recall', stillDue: true }));
    return { ...drift, outOfDate: true, cells: [...drift.cells, ...more].toSorted((a, b) => a.position - b.position), reasons: [...new Set([...drift.reasons, 'recall' as const])] };
  });
}
