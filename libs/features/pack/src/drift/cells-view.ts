import { formatMilli } from '@cyclefill/domain/kernel';
import { localText } from '@cyclefill/features/fill';
import type { PackDrift } from './find-drift.js';

/** A cell to pull as people read it: its position from 1, the moment on the facility's wall, units as a decimal. */
export type CellView = Readonly<Record<'orderId' | 'at' | 'units' | 'reason', string>> & { readonly position: number };

/** The cells of a drift as an event and an answer tell them. */
export function cellsView({ cells }: Pick<PackDrift, 'cells'>): CellView[] {
  return cells.map(({ position, orderId, at, dose, reason }) => ({ position: position + 1, orderId, at: (localText(at) ?? '').replace(' ', 'T'), units: formatMilli(dose), reason }));
}

/** A dose to add as people read it. */
export type MissingDoseView = Readonly<Record<'orderId' | 'at' | 'units', string>>;

/** What a pack lacks as an event and an answer tell it. */
export function missingView({ missing }: Pick<PackDrift, 'missing'>): MissingDoseView[] {
  return missing.map(({ orderId, at, dose }) => ({ orderId, at: (localText(at) ?? '').replace(' ', 'T'), units: formatMilli(dose) }));
}
