import { Refusal } from '@cyclefill/contracts';
import { type OrderHistory, OrderHistoryQuery } from '@cyclefill/features/order';
import { z } from 'zod';
import { CommandRefused } from './command-errors.js';
import type { CommandContext } from './command-context.js';

const Id = z.object({ id: z.string() });
const Zoned = z.object({ zone: z.string() });

/** An order with its history by its Rx number. @throws Refusal `order.not-found` */
export async function findOrder(context: CommandContext, rxNumber: string): Promise<OrderHistory> {
  const found = await (await context.uow()).run(await context.actor(), async (tx) => {
    const [row] = await tx.query(Id, 'select id from med_order where tenant_id = $1 and rx_number = $2', [tx.actor.tenantId, rxNumber]);
    return row === undefined ? null : tx.get(OrderHistoryQuery).run(row.id);
  });
  if (found === null) throw new Refusal('order.not-found');
  return found;
}

/** The zone of the facility that an order is given in. @throws CommandRefused when there is no such prescription */
export async function zoneOfOrder(context: CommandContext, rxNumber: string): Promise<string> {
  const rows = await (await context.uow()).run(await context.actor(), (tx) => tx.query(Zoned, 'select f.zone from med_order o join facility f on f.id = o.facility_id where o.rx_number = $1', [rxNumber]));
  if (rows[0] === undefined) throw new CommandRefused(`there is no prescription ${rxNumber} in this pharmacy`);
  return rows[0].zone;
}

/** The order as a command targets it: its version as just read. */
export async function orderTarget(context: CommandContext, rxNumber: string): Promise<{ readonly orderId: string; readonly readVersion: number }> {
  const { id, version } = await findOrder(context, rxNumber);
  return { orderId: id, readVersion: version };
}

/** `2026-12-07T08:00` on the facility's wall; a date alone means its midnight. */
export function wallClock(text: string): string {
  return /^\d{4}-\d{2}-\d{2}$/u.test(text) ? `${text}T00:00` : text;
}
