import { instantSchema } from '@cyclefill/contracts';
import { type Milli, formatMilli } from '@cyclefill/domain/kernel';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

/** What was ordered of a supplier. `received` = units that came in for it. */
export const purchaseSchema = z.object({
  id: z.uuid(), supplier: z.string(), reference: z.string(), state: z.enum(['placed', 'received', 'cancelled']), reason: z.string(), orderedAt: instantSchema, orderedBy: z.uuid().nullable(), version: z.int(),
  lines: z.array(z.object({ ndc11: z.string(), packages: z.int(), packageSize: z.string(), units: z.string(), received: z.string() })),
}).meta({ id: 'StockOrder' });
export type PurchaseView = z.output<typeof purchaseSchema>;

const Row = z.object({ id: z.string(), supplier: z.string(), reference: z.string(), state: z.enum(['placed', 'received', 'cancelled']), reason: z.string(), recorded_at: z.date(), recorded_by: z.string().nullable(), row_version: z.int() });
const LineRow = z.object({ purchase_id: z.string(), ndc11: z.string(), packages: z.int(), package_milli: z.int(), received: z.coerce.number() });

/** Orders of stock, the newest first. @param id null = all of them */
export async function readPurchases(tx: Tx, id: string | null): Promise<readonly PurchaseView[]> {
  const rows = await tx.query(
    Row, 'select id, supplier, reference, state, reason, recorded_at, recorded_by, row_version from stock_purchase where tenant_id = $1 and ($2::uuid is null or id = $2) order by id desc', [tx.actor.tenantId, id],
  );
  const lines = Map.groupBy(await tx.query(
    LineRow,
    `select l.purchase_id, l.ndc11, l.packages, l.package_milli, coalesce((select sum(m.milli) from stock_movement m where m.purchase_id = l.purchase_id and m.ndc11 = l.ndc11 and m.kind = 'receive'), 0) as received
     from stock_purchase_line l where l.tenant_id = $1 and ($2::uuid is null or l.purchase_id = $2) order by l.ndc11`,
    [tx.actor.tenantId, id],
  ), (row) => row.purchase_id);
  const units = (milli: number): string => formatMilli(milli as Milli);
  return rows.map(({ recorded_at: orderedAt, recorded_by: orderedBy, row_version: version, ...row }) => ({
    ...row, orderedAt: orderedAt.toISOString(), orderedBy, version,
    lines: (lines.get(row.id) ?? []).map((line) => ({ ndc11: line.ndc11, packages: line.packages, packageSize: units(line.package_milli), units: units(line.packages * line.package_milli), received: units(line.received) })),
  }));
}
