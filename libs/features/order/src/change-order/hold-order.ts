import { type AccessScope, Refusal } from '@cyclefill/contracts';
import { endOf } from '@cyclefill/domain/kernel';
import { type Actor, type Tx, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { OrderRepository } from '../data/order.repository.js';
import { InputReading, momentSchema, reasonSchema } from '../data/read-input.js';
import { type ChangedOrder, type OrderTarget, concludeOrder, takeOrder } from './order-command.js';

export const holdOrderSchema = z.strictObject({ from: momentSchema, to: momentSchema.optional().describe('exclusive; absent = until resumed'), reason: reasonSchema }).meta({ id: 'HoldOrder' });
export type HoldOrderRequest = z.output<typeof holdOrderSchema>;

/** Stops giving an order for a time, with or without an end; a hold with an end ends by itself (R122). */
@Injectable()
export class HoldOrder {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @throws Refusal `order.not-found`, `row.stale`, `order.stopped`, `order.hold-overlaps` */
  execute(actor: Actor, scope: AccessScope, target: OrderTarget, request: HoldOrderRequest): Promise<ChangedOrder> {
    return this.uow.run(actor, (tx) => holdOrder(tx, scope, target, request));
  }
}

/** {@link HoldOrder} as a part of another act. @throws InvalidInput; Refusal as there */
export async function holdOrder(tx: Tx, scope: AccessScope, target: OrderTarget, { reason, ...request }: HoldOrderRequest): Promise<ChangedOrder> {
  const input = new InputReading();
  const [from, to] = [input.moment('/from', request.from), request.to === undefined ? null : input.moment('/to', request.to)];
  input.after('/to', from, to);
  input.check();
  const order = await takeOrder(tx, scope, target);
  if (from >= endOf(order)) throw new Refusal('order.stopped');
  await tx.get(OrderRepository).hold(order, { from, to }, reason);
  await tx.get(OrderRepository).follow(order, { kind: 'hold', reason, at: from });
  return concludeOrder(tx, order, 'order.hold');
}
