import { type AccessScope, InvalidInput, Refusal } from '@cyclefill/contracts';
import { type JsonValue, type LocalMinute, endOf } from '@cyclefill/domain/kernel';
import { stoppedAt } from '@cyclefill/domain/orders';
import { type Actor, type Tx, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { momentText } from '../data/local-time.js';
import { type CurrentOrder, OrderRepository } from '../data/order.repository.js';
import { InputReading, momentSchema, reasonSchema } from '../data/read-input.js';
import { regimenToJson } from '../data/regimen-json.js';
import { type ChangedOrder, type OrderTarget, concludeOrder, takeOrder } from './order-command.js';

export const discontinueOrderSchema = z.strictObject({ at: momentSchema.describe('the stop, exclusive: no dose at or after it'), reason: reasonSchema }).meta({ id: 'DiscontinueOrder' });
export type DiscontinueOrderRequest = z.output<typeof discontinueOrderSchema>;

const WrittenRow = z.object({ on: z.string() });

/**
 * Ends an order at an instant, exclusive (R120, R140). One that has not begun by then is cancelled: it has no dose at all. No
 * order was stopped before it was written: that is a slip of the pen, which would take a running order off every paper.
 */
@Injectable()
export class DiscontinueOrder {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @throws InvalidInput; Refusal `order.not-found`, `row.stale`, `order.stopped` */
  execute(actor: Actor, scope: AccessScope, target: OrderTarget, request: DiscontinueOrderRequest): Promise<ChangedOrder> {
    return this.uow.run(actor, (tx) => discontinueOrder(tx, scope, target, request));
  }
}

/** {@link DiscontinueOrder} as a part of another act. @throws InvalidInput; Refusal as there */
export async function discontinueOrder(tx: Tx, scope: AccessScope, target: OrderTarget, { reason, ...request }: DiscontinueOrderRequest): Promise<ChangedOrder> {
  const input = new InputReading();
  const at = input.moment('/at', request.at);
  input.check();
  const order = await takeOrder(tx, scope, target);
  if (at >= endOf(order)) throw new Refusal('order.stopped');
  if (at < order.from) await checkWritten(tx, order, at);
  await tx.get(OrderRepository).follow(order, { kind: 'discontinue', reason, at }, endedAt(order, at));
  return concludeOrder(tx, order, 'order.discontinue');
}

/** @throws InvalidInput when the stop lies before the day on which the order was written */
async function checkWritten(tx: Tx, { orderId, from }: CurrentOrder, at: LocalMinute): Promise<void> {
  const [written] = await tx.query(WrittenRow, 'select min(written_on)::text as on from prescription where order_id = $1 having min(written_on) is not null', [orderId]);
  if (written === undefined || momentText(at).slice(0, 10) >= written.on) return;
  throw new InvalidInput([{ pointer: '/at', rule: `lies before the order was written, on ${written.on}: to cancel it whole name its start, ${momentText(from).replace(' ', 'T')}` }]);
}

/** Columns of an order that ends at `at`. A cancelled one leaves its line: it runs for the minute before, in which nothing is due. */
export function endedAt({ regimen, from }: CurrentOrder, at: LocalMinute): Readonly<Record<string, JsonValue>> {
  const ended = { to_at: momentText(at), regimen: regimen && regimenToJson(stoppedAt(regimen, at)), proposed_stop_at: null, proposed_stop_rule: null, stop_reason: '' };
  return at > from ? ended : { ...ended, from_at: momentText((at - 1) as LocalMinute), line_order_id: null };
}
