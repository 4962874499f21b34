import { Refusal } from '@cyclefill/contracts';
import { LEAVE_REASONS } from '@cyclefill/domain/documents';
import { localMinutes } from '@cyclefill/features/fill';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

const SupplyRow = z.object({
  id: z.string(), facility_id: z.string(), wing_id: z.string().nullable(), resident_id: z.string(), kind: z.enum(['demand', 'leave', 'discharge']), state: z.string(), as_of: z.date(), recorded_at: z.date(),
  leave_from: z.int().nullable(), leave_to: z.int().nullable(), left_out: z.array(z.object({ orderId: z.string(), reason: z.enum(LEAVE_REASONS), units: z.string().nullable() })),
});
/** A supply outside a cycle as its row says; moments of a leave are the facility's wall. */
export type SupplyRow = z.infer<typeof SupplyRow>;

/** @throws Refusal supply.not-found */
export async function readSupplyRow(tx: Tx, id: string): Promise<SupplyRow> {
  const [row] = await tx.query(
    SupplyRow,
    `select id, facility_id, wing_id, resident_id, kind, state, as_of, recorded_at, ${localMinutes('leave_from')}::int as leave_from, ${localMinutes('leave_to')}::int as leave_to, left_out
     from outside_supply where id = $1`,
    [id],
  );
  if (row === undefined) throw new Refusal('supply.not-found');
  return row;
}

const FillRow = z.object({ order_id: z.string(), code: z.string(), quantity: z.int(), container: z.int(), used_from: z.int(), days_supply: z.int().nullable() });
/** The fill of a demand supply. */
export type SupplyFill = z.infer<typeof FillRow>;

/** What was filled for the request of a supply; null = it is a leave's. */
export async function readSupplyFill(tx: Tx, supplyId: string): Promise<SupplyFill | null> {
  const [row] = await tx.query(
    FillRow,
    `select order_id, code, quantity_milli as quantity, container_milli as container, used_from - date '1970-01-01' as used_from, days_supply from demand_fill where supply_id = $1`, [supplyId],
  );
  return row ?? null;
}
