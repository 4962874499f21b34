import { Refusal } from '@cyclefill/contracts';
import type { Day, Milli } from '@cyclefill/domain/kernel';
import type { PickDemand } from '@cyclefill/domain/stock';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

const BatchRow = z.object({ facility_id: z.string(), in_use: z.boolean() });
const DemandRow = z.object({ order_id: z.string(), resident_id: z.string(), rx_number: z.string(), ndc11: z.string(), units: z.int(), last_dose: z.int() });

/** What a line of a batch still takes from stock: what it pulls, less what was used for it. */
export interface LineDemand extends PickDemand {
  readonly residentId: string;
  readonly rxNumber: string;
}

/** A batch with what its lines still take, by Rx number. */
export interface BatchDemand {
  readonly facilityId: string;
  /** It is neither replaced nor closed. */
  readonly inUse: boolean;
  readonly lines: readonly LineDemand[];
}

const LINES = `
select l.order_id, l.resident_id, v.rx_number, v.ndc11, l.pulled * 1000 + coalesce(u.milli, 0)::integer as units, ((l.pack_to - interval '1 minute')::date - date '1970-01-01') as last_dose
from fill_line l join order_version v on v.id = l.order_version_id
left join (select m.order_id, sum(m.milli) as milli from stock_movement m where m.batch_id = $1 and m.kind in ('use', 'return') group by m.order_id) u on u.order_id = l.order_id
where l.batch_id = $1 and l.is_current and l.pulled > 0 and l.pack_to is not null
order by v.rx_number collate "C", l.order_id`;

/** Reads what the lines of a computed batch still take from stock. @throws Refusal batch.not-found */
export async function readBatchDemand(tx: Tx, batchId: string): Promise<BatchDemand> {
  const [batch] = await tx.query(BatchRow, `select facility_id, is_current and closed_at is null as in_use from fill_batch where id = $1`, [batchId]);
  if (batch === undefined) throw new Refusal('batch.not-found');
  const rows = await tx.query(DemandRow, LINES, [batchId]);
  return {
    facilityId: batch.facility_id, inUse: batch.in_use,
    lines: rows.filter(({ units }) => units > 0).map((row) => ({
      key: row.order_id, residentId: row.resident_id, rxNumber: row.rx_number, ndc11: row.ndc11, units: row.units as Milli, lastDose: row.last_dose as Day,
    })),
  };
}
