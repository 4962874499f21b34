import { type Day, type LocalMinute, type Milli, byCodePoint } from '@cyclefill/domain/kernel';
import { CARD_31, type CellType, type PackCell, type PackPlan, type PackType } from '@cyclefill/domain/packing';
import { dayNumber, localMinutes, readPackTypes } from '@cyclefill/features/fill';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

const Cell = z.object({ position: z.int(), at: z.int(), order: z.string(), dose: z.int() });
const Row = z.object({ code: z.string(), pack_type: z.string(), recorded_at: z.date(), order_id: z.string().nullable(), passes: z.array(z.int()), days_from: z.int(), days_to: z.int(), number: z.int(), count: z.int(), cells: z.array(Cell) });

/** A pack of a supply, as it was planned. Its plan names orders by id. */
export interface SupplyPack {
  readonly code: string;
  /** Orders with a dose in it, by id. */
  readonly orderIds: readonly string[];
  /** Loose in a bag: it may lie in no pack. */
  readonly bag: boolean;
  readonly plan: PackPlan;
}

const SQL = `
select p.code, p.pack_type, s.recorded_at, p.order_id, p.passes::int[] as passes, ${dayNumber('p.days_from')} as days_from, ${dayNumber('p.days_to')} as days_to, p.number, p.count,
  (select jsonb_agg(jsonb_build_object('position', c.position, 'at', ${localMinutes('c.at')}::int, 'order', c.order_id, 'dose', c.dose_milli) order by c.position, c.order_id) from pack_cell c where c.pack_id = p.id) as cells
from pack p join outside_supply s on s.id = p.supply_id where p.supply_id = $1 and p.is_current order by p.order_id, p.days_from, p.number, p.code`;

/** Of what has no cells of its own, a bag, the cells are the doses in time order. */
const cellTypeOf = (type: PackType | undefined): CellType => (type === undefined || type.kind === 'container' ? CARD_31 : type);

const cellsOf = (cells: z.output<typeof Row>['cells']): readonly PackCell[] =>
  [...Map.groupBy(cells, ({ position }) => position)].map(([position, own]) => ({ position, at: (own[0]?.at ?? 0) as LocalMinute, contents: own.map(({ order, dose }) => ({ orderId: order, dose: dose as Milli })) }));

/** Packs of a supply outside a cycle by order, days and number, those of several orders last; the same however often they are read. */
export async function readSupplyPacks(tx: Tx, supplyId: string): Promise<readonly SupplyPack[]> {
  const rows = await tx.query(Row, SQL, [supplyId]);
  const [first] = rows;
  if (first === undefined) return [];
  const { types } = await readPackTypes(tx, first.days_from as Day, first.recorded_at);
  return rows.map(({ code, pack_type: packType, order_id: orderId, passes, days_from: from, days_to: to, number, count, cells }) => ({
    code, bag: packType === 'leave', orderIds: [...new Set(cells.map(({ order }) => order))].toSorted(byCodePoint),
    plan: { key: code, residentId: '', type: cellTypeOf(types.get(packType)), orderId, passes, days: { from: from as Day, to: to as Day }, number, count, cells: cellsOf(cells) },
  }));
}
