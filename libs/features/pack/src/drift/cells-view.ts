import { formatMilli } from '@cyclefill/domain/kernel';
import { localText } from '@cyclefill/features/fill';
import type { PackDrift } from './find-drift.js';

/** A cell to pull as people read it: its position from 1, the moment on the facility's wall, units as a decimal. */
export type CellView = Readonly<Record<'orderId' | 'at' | 'units' | 'reason', string>> & { readonly position: number };

/** The cells of a drift as an event and an answer tell them. */
export function cellsView({ cells }: Pick<PackDrift, 'cells'>): CellView[] {
  return cells.map(({ position, orderId, at, dose, reason }) => ({ position: position + 1, orderId, at: (localText(at) ?? '').replace(' ', 'T'), units: formatMilli(dose), reason }));
}
