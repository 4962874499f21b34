import { type Milli, ZERO } from '@cyclefill/domain/kernel';
import { type PackSubject, type PackagingChoice, type PackingSettings, placeOrder } from '@cyclefill/domain/packing';
import { hasPartBelowHalf, largestDose } from '@cyclefill/domain/regimen';
import type { SnapshotOrder } from './fill-snapshot.js';

/** Largest dose of an order, nothing when its directions cannot be read. */
export function largestDoseOf({ regimen }: SnapshotOrder): Milli {
  return regimen === null ? ZERO : largestDose(regimen);
}

/** What packing looks at before it sees doses. */
export function packSubject(order: SnapshotOrder): PackSubject {
  const { orderId, product, variesByDay, regimen } = order;
  return { orderId, product, variesByDay, prn: regimen?.prn === true, largestDose: largestDoseOf(order), partBelowHalf: regimen !== null && hasPartBelowHalf(regimen) };
}

/** Where an order of a snapshot is packed: the one answer for lines, packs and records. */
export function packagingChoice(order: SnapshotOrder, packing: PackingSettings): PackagingChoice {
  return placeOrder(packSubject(order), packing.of(order));
}
