import { InvalidInput, Refusal } from '@cyclefill/contracts';
import type { Hl7Refusal, OrderAnswer, OrderNews } from '@cyclefill/interop/hl7v2';
import type { Tx } from '@cyclefill/platform/database';
import type { Hl7Partner } from '../partner/hl7-partner.js';
import { type Applied, waiting } from './applied.js';
import { applyOrder } from './apply-order.js';
import { attempt } from './attempt.js';
import { STRANGER, checkPlain, findPatient } from './find-patient.js';

/** What a refusal says to the other end: a code or a place, never a value. */
function reasonOf(error: Refusal | InvalidInput | Hl7Refusal): string {
  if (error instanceof InvalidInput) return error.problems.map(({ pointer, rule }) => `${pointer} ${rule}`).join('; ');
  return error instanceof Refusal ? error.code : error.message;
}

/**
 * Does what a message asks for, order by order: one that cannot be is refused by itself, with its reason in the answer. Where an order is not known
 * yet, or is not where it would have to be, the whole message waits and nothing of it is done.
 */
export async function applyOrders(tx: Tx, partner: Hl7Partner, orders: readonly [OrderNews, ...OrderNews[]]): Promise<Applied> {
  for (const { placer, filler, prescriptionNumber } of orders) {
    checkPlain('ORC', 2, placer);
    checkPlain('ORC', 3, filler);
    checkPlain('RXE', 15, prescriptionNumber);
  }
  const patient = await findPatient(tx, partner, orders[0].person, false);
  if ('state' in patient) return patient;
  const { residentId } = patient;
  if (residentId === null) return waiting(STRANGER);
  await tx.execute('savepoint hl7_orders');
  const answers: OrderAnswer[] = [];
  const says: string[] = [];
  for (const order of orders) {
    const outcome = await attempt(tx, () => applyOrder(tx, partner, order, residentId));
    if (!(outcome instanceof Error) && outcome.waits) {
      await tx.execute('rollback to savepoint hl7_orders');
      return waiting(`${order.placer || order.filler}: ${outcome.says}`, residentId);
    }
    const [filler, reason, said] = outcome instanceof Error ? [order.filler, reasonOf(outcome), `refused: ${reasonOf(outcome)}`] : [outcome.filler, null, outcome.says];
    answers.push({ control: order.control, placer: order.placer, filler, reason });
    if (said !== '') says.push(`${order.placer || order.filler}: ${said}`);
  }
  return { state: 'applied', reason: says.join('; '), residentId, answers };
}
