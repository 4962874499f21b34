import { Refusal } from '@cyclefill/contracts';
import { orderDoses } from '@cyclefill/domain/compounding';
import type { LocalMinute, Milli, MinuteRange } from '@cyclefill/domain/kernel';
import { type OrderState, orderStateAt } from '@cyclefill/domain/orders';
import { localNow, readableRegimen } from '@cyclefill/features/order';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

const minutes = (column: string): string => `(date_part('epoch', ${column}) / 60)::int`;
const Row = z.object({
  orderId: z.string(), versionId: z.string(), residentId: z.string(), facilityId: z.string(), facility: z.string(), state: z.string(), zone: z.string(), ndc11: z.string(), regimen: z.unknown(),
  from: z.int(), to: z.int().nullable(), holds: z.array(z.object({ from: z.int(), to: z.int().nullable() })),
});

/** An order for which something is made, as it stands now. */
export interface PreparationOrder {
  readonly orderId: string;
  readonly versionId: string;
  readonly residentId: string;
  readonly facilityId: string;
  /** Code. */
  readonly facility: string;
  /** Of the United States. */
  readonly state: string;
  readonly zone: string;
  readonly ndc11: string;
  readonly standing: OrderState;
  readonly doses: readonly Milli[] | null;
}

/** @throws Refusal order.not-found */
export async function readPreparationOrder(tx: Tx, rxNumber: string): Promise<PreparationOrder> {
  const [row] = await tx.query(
    Row,
    `select v.order_id as "orderId", v.id as "versionId", v.resident_id as "residentId", v.facility_id as "facilityId", f.code as facility, f.state, f.zone, v.ndc11, v.regimen,
       ${minutes('v.from_at')} as "from", ${minutes('v.to_at')} as "to",
       coalesce((select jsonb_agg(jsonb_build_object('from', ${minutes('h.from_at')}, 'to', ${minutes('h.to_at')})) from order_hold h where h.order_id = v.order_id and h.superseded_at is null), '[]') as holds
     from order_version v join facility f on f.id = v.facility_id where v.tenant_id = $1 and v.rx_number = $2 and v.superseded_at is null`,
    [tx.actor.tenantId, rxNumber],
  );
  if (row === undefined) throw new Refusal('order.not-found');
  const { from, to, holds, regimen, state, ...rest } = row;
  const range = (one: { readonly from: number; readonly to: number | null }): MinuteRange => ({ from: one.from as LocalMinute, to: one.to as LocalMinute | null });
  const now = localNow(await tx.now(), row.zone);
  return { ...rest, state, standing: orderStateAt(range({ from, to }), holds.map(range), now), doses: orderDoses(readableRegimen(regimen)) };
}
