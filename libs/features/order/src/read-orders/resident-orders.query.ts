import type { LocalMinute, MinuteRange } from '@cyclefill/domain/kernel';
import { ORDER_STATES, type OrderState, orderStateAt } from '@cyclefill/domain/orders';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { VERSION_COLUMNS, orderVersionSchema } from './order-history.query.js';

/** An order of a resident as it stood. */
export const residentOrderSchema = orderVersionSchema.extend({ orderId: z.uuid(), rxNumber: z.string(), state: z.enum(ORDER_STATES) }).meta({ id: 'ResidentOrder' });
export type ResidentOrder = z.output<typeof residentOrderSchema>;

const Row = orderVersionSchema.extend({ orderId: z.string(), rxNumber: z.string(), from_at: z.number(), to_at: z.number().nullable() });
const HoldRow = z.object({ order_id: z.string(), from_at: z.number(), to_at: z.number().nullable() });
const KNOWN = (alias: string): string => `${alias}.recorded_at <= $2 and (${alias}.superseded_at is null or ${alias}.superseded_at > $2)`;
const minutes = (column: string): string => `(date_part('epoch', ${column}) / 60)`;
const range = (row: { from_at: number; to_at: number | null }): MinuteRange => ({ from: row.from_at as LocalMinute, to: row.to_at as LocalMinute | null });

/** Orders of a resident by Rx number as known at an instant, each with its state at a moment. */
export class ResidentOrdersQuery {
  constructor(private readonly tx: Tx) {}

  async run(residentId: string, at: LocalMinute, knownAt: Date, states: readonly OrderState[]): Promise<ResidentOrder[]> {
    const rows = await this.tx.query(
      Row,
      `select v.order_id as "orderId", v.rx_number as "rxNumber", ${minutes('v.from_at')} as from_at, ${minutes('v.to_at')} as to_at, ${VERSION_COLUMNS}
       from order_version v where v.resident_id = $1 and ${KNOWN('v')} order by v.rx_number collate "C"`,
      [residentId, knownAt],
    );
    const holds = await this.tx.query(
      HoldRow,
      `select h.order_id, ${minutes('h.from_at')} as from_at, ${minutes('h.to_at')} as to_at from order_hold h
       where h.order_id in (select id from med_order where resident_id = $1) and ${KNOWN('h')}`,
      [residentId, knownAt],
    );
    const holdsOf = Map.groupBy(holds, (hold) => hold.order_id);
    return rows.flatMap(({ from_at, to_at, ...order }) => {
      const state = orderStateAt(range({ from_at, to_at }), (holdsOf.get(order.orderId) ?? []).map(range), at);
      return states.includes(state) ? [{ ...order, state }] : [];
    });
  }
}
