import type { Day, LocalMinute, Milli } from '@cyclefill/domain/kernel';
import { CARD_31, type CardType, type PackPlan, type PackType } from '@cyclefill/domain/packing';
import { dayNumber, localMinutes, readPackTypes } from '@cyclefill/features/fill';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

const Cell = z.object({ position: z.int(), at: z.int(), dose: z.int() });
const Row = z.object({ code: z.string(), pack_type: z.string(), recorded_at: z.date(), order_id: z.string(), passes: z.array(z.int()), days_from: z.int(), days_to: z.int(), number: z.int(), count: z.int(), cells: z.array(Cell) });

/** A pack of one order of a supply, as it was planned. Its plan names orders and residents by id. */
export interface SupplyPack {
  readonly code: string;
  readonly orderId: string;
  /** Loose in a bag: it may lie on no card. */
  readonly bag: boolean;
  readonly plan: PackPlan;
}

const SQL = `
select p.code, p.pack_type, s.recorded_at, p.order_id, p.passes::int[] as passes, ${dayNumber('p.days_from')} as days_from, ${dayNumber('p.days_to')} as days_to, p.number, p.count,
  (select jsonb_agg(jsonb_build_object('position', c.position, 'at', ${localMinutes('c.at')}::int, 'dose', c.dose_milli) order by c.position, c.at) from pack_cell c where c.pack_id = p.id) as cells
from pack p join outside_supply s on s.id = p.supply_id where p.supply_id = $1 and p.is_current order by p.order_id, p.number, p.code`;

/** Supplies outside a cycle go out on cards alone. */
const cardOf = (type: PackType | undefined): CardType => (type?.kind === 'card' ? type : CARD_31);

/** Packs of a supply outside a cycle by order and number; the same however often they are read. */
export async function readSupplyPacks(tx: Tx, supplyId: string): Promise<readonly SupplyPack[]> {
  const rows = await tx.query(Row, SQL, [supplyId]);
  const [first] = rows;
  if (first === undefined) return [];
  const { types } = await readPackTypes(tx, first.days_from as Day, first.recorded_at);
  return rows.map(({ code, pack_type: packType, order_id: orderId, passes, days_from: from, days_to: to, number, count, cells }) => ({
    code, orderId, bag: packType === 'leave',
    plan: {
      key: code, residentId: '', type: cardOf(types.get(packType)), orderId, passes, days: { from: from as Day, to: to as Day }, number, count,
      cells: cells.map(({ position, at, dose }) => ({ position, at: at as LocalMinute, contents: [{ orderId, dose: dose as Milli }] })),
    },
  }));
}
