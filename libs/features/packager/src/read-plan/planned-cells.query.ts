import type { LocalMinute, Milli } from '@cyclefill/domain/kernel';
import { localMinutes } from '@cyclefill/features/fill';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

const CellRow = z.object({
  packId: z.uuid(), code: z.string(), residentId: z.uuid(), orderId: z.uuid(), position: z.int(), at: z.number().transform((at) => at as LocalMinute), dose: z.int().transform((dose) => dose as Milli),
});
export type PlannedCell = z.output<typeof CellRow>;

/** Every dose in a cell of the batch's packs that nobody has begun yet, by resident code, Rx number, moment, pack and cell. */
export function readPlannedCells(tx: Tx, batchId: string): Promise<readonly PlannedCell[]> {
  return tx.query(CellRow, `
    select p.id as "packId", p.code, p.resident_id as "residentId", c.order_id as "orderId", c.position, ${localMinutes('c.at')} as at, c.dose_milli as dose
    from pack p join pack_cell c on c.pack_id = p.id join resident r on r.id = p.resident_id join med_order o on o.id = c.order_id
    where p.batch_id = $1 and p.is_current and p.state = 'planned' order by r.code collate "C", o.rx_number collate "C", c.at, p.code, c.position`, [batchId]);
}
