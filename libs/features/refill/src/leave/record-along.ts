import { type DayRange, type LocalMinute, addDays, dayOf } from '@cyclefill/domain/kernel';
import { FacilityInputs } from '@cyclefill/features/facility';
import { localText, placementAt } from '@cyclefill/features/fill';
import { type LeftOut, openSupply, writeSupplyPacks } from '@cyclefill/features/pack';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import type { SuppliedResident } from '../returns/supplied-order.query.js';
import { type TimeAway, writeOrderTaken } from './leave-writer.js';
import { type OrderAlong, type PackedAlong, packAlong } from './pack-along.js';

const Found = z.object({ found: z.boolean() });

/** Whether what is taken along from a moment on was made up before. Two that ask at once wait for each other. */
export async function isMadeUp(tx: Tx, residentId: string, { from }: TimeAway): Promise<boolean> {
  await tx.raw('select from prescription p join med_order o on o.id = p.order_id where o.resident_id = $1 and p.superseded_at is null order by p.id for update of p', [residentId]);
  const [row] = await tx.query(Found, 'select exists (select from leave_supply where resident_id = $1 and leave_from = $2) as found', [residentId, localText(from)]);
  return row?.found === true;
}

/** Who goes, for how long, with what. */
export interface Along {
  readonly supplied: SuppliedResident;
  readonly away: TimeAway;
  readonly orders: readonly OrderAlong[];
  readonly leftOut: readonly LeftOut[];
  /** Who ordered that controlled drugs go home. */
  readonly releasedBy?: string;
}

/** The days that a time away touches. */
const daysOf = ({ from, to }: TimeAway): DayRange => ({ from: dayOf(from), to: addDays(dayOf((to - 1) as LocalMinute), 1) });

/** Records what is taken along with its packs and claims; the task that draws its papers is left behind. */
export async function recordAlong(tx: Tx, { supplied, away, orders, leftOut, releasedBy }: Along): Promise<{ readonly supplyId: string; readonly packed: PackedAlong }> {
  const { facilityId, resident, snapshot } = supplied;
  const supplyId = await openSupply(tx, {
    facilityId, wingId: placementAt(resident, snapshot.batch.asOf)?.wingId ?? null, residentId: resident.id, asOf: await tx.now(), away, leftOut, ...(releasedBy !== undefined && { releasedBy }),
  });
  const packed = await packAlong(tx, supplied, supplyId, daysOf(away), orders);
  await writeSupplyPacks(tx, { supplyId, facilityId, residentId: resident.id }, packed.packs);
  for (const { order, taken } of orders) await writeOrderTaken(tx, { supplied, order, taken, away, supplyId, packs: packed.of(order.orderId) });
  await tx.get(FacilityInputs).residentsMoved(facilityId, [resident.id]);
  return { supplyId, packed };
}
