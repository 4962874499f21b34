import type { Day, Milli } from '@cyclefill/domain/kernel';
import { type DemandLayout, type PackOrder, layoutDemand, packingSettings } from '@cyclefill/domain/packing';
import { type SnapshotOrder, packSubject, readPacking } from '@cyclefill/features/fill';
import type { Tx } from '@cyclefill/platform/database';

/** What goes out of one order outside a cycle. */
export interface SuppliedDoses {
  readonly facilityId: string;
  readonly order: SnapshotOrder;
  readonly quantity: Milli;
  readonly doses: PackOrder['doses'];
  readonly increments?: NonNullable<PackOrder['increments']>;
  /** Its first day: it is packed by what holds then. */
  readonly on: Day;
}

/** Lays out one order of a supply outside a cycle by what is chosen for it, on cards: a sheet with one drug would be a second sheet beside the cycle's, so that nothing is shared. */
export async function layOutSupply(tx: Tx, { facilityId, order, quantity, doses, increments, on }: SuppliedDoses): Promise<DemandLayout> {
  const packed: PackOrder = { ...packSubject(order), residentId: order.residentId, prn: order.regimen?.prn === true, doses, ...(increments !== undefined && { increments }) };
  const packing = packingSettings({ ...(await readPacking(tx, facilityId, on, await tx.now())), preference: 'card', on, sharing: false });
  return layoutDemand(packed, quantity, on, packing.of(order));
}
