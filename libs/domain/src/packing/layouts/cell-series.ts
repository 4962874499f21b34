import type { LocalMinute, Milli } from '@cyclefill/domain/kernel';
import { type ConflictSides, conflictSides } from '../cell-conflict.js';
import { EMPTY_CELL, type CellLoad, fitsCell, linesOf, withDose } from '../cell-load.js';
import type { PackCell, PackOrder } from '../pack-plan.js';
import type { SharedType } from '../pack-type.js';

/** One cell while it is filled. */
export interface OpenCell {
  load: CellLoad;
  lines: number;
  sides: ConflictSides;
  readonly contents: PackCell['contents'][number][];
}

/** The orders that share one series of packs (pack A, pack B …): the cells of each moment, several where pouches are. */
export interface CellSeries {
  readonly cells: ReadonlyMap<LocalMinute, readonly OpenCell[]>;
}

interface Filled {
  readonly cells: Map<LocalMinute, OpenCell[]>;
}

/** What an order asks of every cell. */
interface Asked {
  readonly orderId: string;
  readonly unitVolume: number | null;
  readonly lines: number;
  readonly sides: ConflictSides;
}

const NO_SIDES: ConflictSides = { is: 0, avoids: 0 };

function takes({ load, lines, sides }: OpenCell, dose: Milli, asked: Asked, type: SharedType): boolean {
  return (sides.is & asked.sides.avoids) === 0 && (sides.avoids & asked.sides.is) === 0 && lines + asked.lines <= type.maxLinesPerCell && fitsCell(type, withDose(load, dose, asked.unitVolume));
}

/** The cell of a moment that takes a dose: the first with room, else a new one where the stock has one more; undefined = none. */
function roomAt(cells: readonly OpenCell[] | undefined, dose: Milli, asked: Asked, type: SharedType): number | undefined {
  if (cells === undefined) return 0;
  const found = cells.findIndex((cell) => takes(cell, dose, asked, type));
  if (found >= 0) return found;
  return cells.length < (type.kind === 'pouch' ? type.pouchesAPass : 1) ? cells.length : undefined;
}

function put(order: PackOrder, asked: Asked, { cells }: Filled, type: SharedType): void {
  for (const { at, dose } of order.doses) {
    const own = cells.get(at) ?? [];
    if (own.length === 0) cells.set(at, own);
    const index = roomAt(own.length === 0 ? undefined : own, dose, asked, type) ?? 0;
    const cell = own[index] ?? { load: EMPTY_CELL, lines: 0, sides: NO_SIDES, contents: [] };
    own[index] = cell;
    cell.load = withDose(cell.load, dose, asked.unitVolume);
    cell.lines += asked.lines;
    if (asked.sides.is !== 0) cell.sides = { is: cell.sides.is | asked.sides.is, avoids: cell.sides.avoids | asked.sides.avoids };
    cell.contents.push({ orderId: asked.orderId, dose });
  }
}

/**
 * First series with room, orders in the given order; an order is never divided between two of them (D62). An order can only
 * change series by a change of an order before it, and only where one of its moments is over full.
 */
export function cellSeries(orders: readonly PackOrder[], type: SharedType): readonly CellSeries[] {
  const all: Filled[] = [];
  for (const order of orders) {
    const { orderId, product } = order;
    const asked: Asked = { orderId, unitVolume: product.unitVolume ?? null, lines: linesOf(product.labelLength, type.lineLength), sides: conflictSides(product) };
    let series = all.find(({ cells }) => order.doses.every(({ at, dose }) => roomAt(cells.get(at), dose, asked, type) !== undefined));
    if (series === undefined) {
      series = { cells: new Map() };
      all.push(series);
    }
    put(order, asked, series, type);
  }
  return all;
}
