import { type Milli, ZERO } from '@cyclefill/domain/kernel';
import { type PackagingChoice, type PackingPreference, US_PACK_STOCK, placeOrder } from '@cyclefill/domain/packing';
import { largestDose } from '@cyclefill/domain/regimen';
import type { SnapshotOrder } from './fill-snapshot.js';

/** Largest dose of an order, nothing when its directions cannot be read. */
export function largestDoseOf({ regimen }: SnapshotOrder): Milli {
  return regimen === null ? ZERO : largestDose(regimen);
}

/** Where an order of a snapshot is packed: the one answer for lines, packs and records. */
export function packagingChoice(order: SnapshotOrder, preference: PackingPreference): PackagingChoice {
  return placeOrder({ ...order, prn: order.regimen?.prn === true, largestDose: largestDoseOf(order) }, preference, US_PACK_STOCK);
}
