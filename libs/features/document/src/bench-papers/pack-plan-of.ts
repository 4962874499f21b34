import { atMinute } from '@cyclefill/domain/kernel';
import { CARD_31, type CellType, type PackCell, type PackPlan, type PackType } from '@cyclefill/domain/packing';
import type { BenchPackRow } from './bench-rows.query.js';

/** Of what has no cells of its own, a bag, the cells are the doses in time order. */
const cellType = (type: PackType | undefined): CellType => (type === undefined || type.kind === 'container' ? CARD_31 : type);

/** A pack as it is recorded, its cells naming orders as `rxOf` does. */
export function packPlanOf(row: BenchPackRow, types: ReadonlyMap<string, PackType>, rxOf: (orderId: string) => string): PackPlan {
  const cells = [...Map.groupBy(row.cells, ({ position }) => position)].map(([position, own]): PackCell => ({
    position, at: own[0]?.at ?? atMinute(row.daysFrom), contents: own.map(({ orderId, dose }) => ({ orderId: rxOf(orderId), dose })),
  }));
  return {
    key: row.code, residentId: row.residentId, type: cellType(types.get(row.packType)), orderId: row.orderId === null ? null : rxOf(row.orderId), passes: row.passes,
    days: { from: row.daysFrom, to: row.daysTo }, number: row.number, count: row.count, cells,
  };
}
