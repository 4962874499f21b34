import { type AccessScope, Refusal } from '@cyclefill/contracts';
import { covers } from '@cyclefill/domain/kernel';
import { type Actor, type Tx, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { OrderRepository } from '../data/order.repository.js';
import { InputReading, momentSchema, reasonSchema } from '../data/read-input.js';
import { type ChangedOrder, type OrderTarget, concludeOrder, takeOrder } from './order-command.js';

export const resumeOrderSchema = z.strictObject({ at: momentSchema, reason: reasonSchema }).meta({ id: 'ResumeOrder' });
export type ResumeOrderRequest = z.output<typeof resumeOrderSchema>;

/** Ends the hold that an order is in at a moment; doses are due again from then on. */
@Injectable()
export class ResumeOrder {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @throws Refusal `order.not-found`, `row.stale`, `order.not-held` */
  execute(actor: Actor, scope: AccessScope, target: OrderTarget, request: ResumeOrderRequest): Promise<ChangedOrder> {
    return this.uow.run(actor, (tx) => resumeOrder(tx, scope, target, request));
  }
}

/** {@link ResumeOrder} as a part of another act. @throws InvalidInput; Refusal as there */
export async function resumeOrder(tx: Tx, scope: AccessScope, target: OrderTarget, { reason, ...request }: ResumeOrderRequest): Promise<ChangedOrder> {
  const input = new InputReading();
  const at = input.moment('/at', request.at);
  input.check();
  const order = await takeOrder(tx, scope, target);
  const hold = order.holds.find((range) => covers(range, at));
  if (hold === undefined) throw new Refusal('order.not-held');
  await tx.get(OrderRepository).endHold(hold, at);
  await tx.get(OrderRepository).follow(order, { kind: 'resume', reason, at });
  return concludeOrder(tx, order, 'order.resume');
}
