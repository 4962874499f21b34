import { type AccessScope, InvalidInput } from '@cyclefill/contracts';
import { type LocalMinute, endOf } from '@cyclefill/domain/kernel';
import type { IntakeSource } from '@cyclefill/domain/orders';
import { checkEnteredOrder } from '@cyclefill/features/clinical';
import { type Actor, type Tx, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { momentText } from '../data/local-time.js';
import { type CurrentOrder, OrderRepository } from '../data/order.repository.js';
import { IntakeRepository } from '../intake/intake.repository.js';
import type { PrescriptionContent } from '../intake/prescription-content.js';
import type { ReadPrescription } from '../intake/read-prescription.js';
import { checkContent } from '../open-order/open-order.js';
import { type OpenedOrder, type OrderOpening, openedOrder, writeOrder } from '../open-order/write-order.js';
import { endedAt } from './discontinue-order.js';
import { type OrderTarget, concludeOrder, takeOrder } from './order-command.js';

export interface RenewOrderRequest extends OrderOpening {
  readonly source: IntakeSource;
  readonly content: PrescriptionContent;
}

/**
 * A new prescription for the same line: a new order that names the one it replaces and begins where that one ends. The two
 * never overlap, which the database holds too; holds of the old one that reach beyond go on in the new one.
 */
@Injectable()
export class RenewOrder {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @throws InvalidInput; Refusal `order.not-found`, `row.stale`, `order.replaced`, `order.rx-taken` */
  async execute(actor: Actor, scope: AccessScope, target: OrderTarget, { rxNumber, reason, source, content }: RenewOrderRequest): Promise<OpenedOrder> {
    checkContent(content);
    return this.uow.run(actor, async (tx) => {
      const order = await takeOrder(tx, scope, target);
      const { intakeId, readingId, prescription } = await readRenewal(tx, order, source, content);
      const { from } = prescription;
      const lineOrderId = order.lineOrderId ?? order.orderId;
      const ends = from < endOf(order) ? endedAt(order, from) : {};
      await tx.get(OrderRepository).follow(order, { kind: 'renew', reason, at: from }, { ...ends, line_order_id: lineOrderId });
      const replaces = { orderId: order.orderId, lineOrderId };
      const written = await writeOrder(tx, { facilityId: order.facilityId, rxNumber, reason, prescription, intakeId, readingId, replaces });
      await carryHolds(tx, order.orderId, written.orderId, from);
      await concludeOrder(tx, order, 'order.renew', { renewedBy: written.orderId });
      return openedOrder(written, 1, await checkEnteredOrder(tx, order.residentId, written.orderId));
    });
  }
}

/** The prescription of a renewal, recorded as what it is: for the resident of the order, and later than its start. */
async function readRenewal(tx: Tx, order: CurrentOrder, source: IntakeSource, content: PrescriptionContent): Promise<{ intakeId: string; readingId: string; prescription: ReadPrescription }> {
  const intakes = tx.get(IntakeRepository);
  const intakeId = await intakes.open(order.facilityId, source);
  const { gaps, problem, prescription, readingId } = await intakes.record(intakeId, { facilityId: order.facilityId, source, documentOnFile: false }, { ...content, residentId: order.residentId }, 0);
  if (problem !== null) throw new InvalidInput([{ ...problem, pointer: `/content${problem.pointer}` }]);
  if (prescription === null) throw new InvalidInput(gaps.map(({ pointer, rule }) => ({ pointer: `/content${pointer}`, rule: `is missing or not enough for a prescription (${rule})` })));
  if (prescription.from <= order.from) throw new InvalidInput([{ pointer: '/content/from', rule: 'lies not after the start of the order that is renewed' }]);
  return { intakeId, readingId, prescription };
}

/** A held order does not begin to be given because it was renewed. */
async function carryHolds(tx: Tx, oldId: string, newId: string, from: LocalMinute): Promise<void> {
  await tx.execute(
    `insert into order_hold (id, tenant_id, facility_id, order_id, from_at, to_at, reason, source, recorded_at, recorded_by)
     select gen_random_uuid(), tenant_id, facility_id, $2, greatest(from_at, $3::timestamp), to_at, case when reason = '' then 'held when renewed' else reason end, 'person', now(), $4
     from order_hold where order_id = $1 and superseded_at is null and (to_at is null or to_at > $3::timestamp)`,
    [oldId, newId, momentText(from), tx.actor.userId],
  );
}
