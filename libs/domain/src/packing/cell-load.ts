import { type Milli, ONE_UNIT, divideUp } from '@cyclefill/domain/kernel';
import type { CellType } from './pack-type.js';

/** Room that tablets thrown together take for each volume of tablet: about three fifths of a heap is tablet. */
const PACKING_FACTOR = 1.6;

/** Tablets and parts of tablets that a dose puts into a cell: a half counts as one item (D63). */
export function itemsOf(dose: Milli): number {
  return divideUp(dose, ONE_UNIT);
}

/** Printed lines that a drug takes in a cell. */
export function linesOf(labelLength: number, lineLength: number): number {
  return labelLength > lineLength ? 2 : 1;
}

/** What lies in one cell. */
export interface CellLoad {
  readonly items: number;
  /** Cubic millimetres; null = of something in it the volume is not known. */
  readonly volume: number | null;
}

export const EMPTY_CELL: CellLoad = { items: 0, volume: 0 };

/** A cell with one dose more. @param unitVolume of one unit in cubic millimetres; null = not known */
export function withDose({ items, volume }: CellLoad, dose: Milli, unitVolume: number | null): CellLoad {
  const units = itemsOf(dose);
  return { items: items + units, volume: volume === null || unitVolume === null ? null : volume + units * unitVolume };
}

/**
 * Whether a cell holds so much without damage (R237, D62): by volume where every volume in it is known, else by count; the
 * count that the stock is made for is never passed either.
 */
export function fitsCell({ maxItemsPerCell, cellVolume }: Pick<CellType, 'maxItemsPerCell' | 'cellVolume'>, { items, volume }: CellLoad): boolean {
  return items <= maxItemsPerCell && (cellVolume === null || volume === null || volume * PACKING_FACTOR <= cellVolume);
}
