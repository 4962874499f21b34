import { type AccessScope, InvalidInput, Refusal } from '@cyclefill/contracts';
import { isTextProblem } from '@cyclefill/domain/cycle-fill';
import { type JsonValue, type LocalMinute, endOf, invariant } from '@cyclefill/domain/kernel';
import { changedAt, stoppedAt } from '@cyclefill/domain/orders';
import type { Regimen } from '@cyclefill/domain/regimen';
import { checkEnteredOrder } from '@cyclefill/features/clinical';
import { type Actor, type Tx, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { openMomentText } from '../data/local-time.js';
import { type CurrentOrder, OrderRepository } from '../data/order.repository.js';
import { InputReading, momentSchema, reasonSchema } from '../data/read-input.js';
import { regimenToJson } from '../data/regimen-json.js';
import { type Directions, directionsSchema } from '../intake/prescription-content.js';
import { findPrescriber, findProduct } from '../intake/read-prescription.js';
import { type ResolvedDirections, resolveDirections } from '../intake/resolve-directions.js';
import { readTimesInForce } from '../intake/times-in-force.query.js';
import { type CheckedOrder, type OrderTarget, concludeOrder, takeOrder } from './order-command.js';

export const changeOrderSchema = z.strictObject({
  at: momentSchema.describe('from when the change bites; doses before it stay as they were'),
  reason: reasonSchema,
  directions: directionsSchema.optional(),
  to: momentSchema.nullable().optional().describe('the stop, exclusive; null = open; absent = as it was'),
  npi: z.string().regex(/^\d{10}$/u, 'is no NPI of 10 digits').optional().describe('who ordered the change'),
  indication: z.string().max(200).optional(),
  timeCritical: z.boolean().optional().describe('given at the hour itself, whatever window a pass has (D44)'),
}).meta({ id: 'ChangeOrder' });
export type ChangeOrderRequest = z.output<typeof changeOrderSchema>;

type Columns = Readonly<Record<string, JsonValue>>;
interface ReadChange {
  readonly at: LocalMinute;
  /** undefined = as it was. */
  readonly to: LocalMinute | null | undefined;
}

/**
 * Changes an order's directions, end, prescriber or purpose from a moment on, past or to come. Another drug is another
 * order. Doses before the moment stay on the record as they were ordered.
 */
@Injectable()
export class ChangeOrder {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @throws InvalidInput; Refusal `order.not-found`, `row.stale`, `order.stopped` */
  execute(actor: Actor, scope: AccessScope, target: OrderTarget, request: ChangeOrderRequest): Promise<CheckedOrder> {
    return this.uow.run(actor, (tx) => changeOrder(tx, scope, target, request));
  }
}

/** {@link ChangeOrder} as a part of another act. @throws InvalidInput; Refusal as there */
export async function changeOrder(tx: Tx, scope: AccessScope, target: OrderTarget, request: ChangeOrderRequest): Promise<CheckedOrder> {
  const change = readChange(request);
  const order = await takeOrder(tx, scope, target);
  if (change.at >= endOf(order)) throw new Refusal('order.stopped');
  if (typeof change.to === 'number' && change.to <= order.from) throw new InvalidInput([{ pointer: '/to', rule: 'lies not after the start of the order; discontinue it instead' }]);
  const directions = request.directions === undefined ? null : await directed(tx, order, request.directions, change);
  const prescriber: Columns = request.npi === undefined ? {} : { prescriber_id: await activePrescriber(tx, request.npi) };
  const indication: Columns = request.indication === undefined ? {} : { indication: request.indication };
  const critical: Columns = request.timeCritical === undefined ? {} : { time_critical: request.timeCritical };
  await tx.get(OrderRepository).follow(order, { kind: 'change', reason: request.reason, at: change.at }, { ...columns(order, directions, change), ...prescriber, ...indication, ...critical });
  const changed = await concludeOrder(tx, order, 'order.change');
  return { ...changed, clinical: await checkEnteredOrder(tx, order.residentId, order.orderId) };
}

function readChange({ at: atText, to: toText, directions }: ChangeOrderRequest): ReadChange {
  const input = new InputReading();
  const at = input.moment('/at', atText);
  const to = typeof toText === 'string' ? input.moment('/to', toText) : toText;
  if (typeof to === 'number') input.after('/to', at, to);
  if (directions?.dose !== undefined) input.amount('/directions/dose', directions.dose);
  input.check();
  return { at, to };
}

/** Columns that the change gives other values. */
function columns(order: CurrentOrder, directions: ResolvedDirections | null, { at, to }: ReadChange): Columns {
  const end = to === undefined ? order.to : to;
  const stop: Columns = to === undefined ? {} : { to_at: openMomentText(to), proposed_stop_at: null, proposed_stop_rule: null, stop_reason: '' };
  if (directions === null) return { ...stop, regimen: order.regimen && regimenToJson(withEnd(order.regimen, order.to, end)) };
  const regimen = order.regimen === null ? directions.regimen : changedAt(order.regimen, directions.regimen, at);
  return { ...stop, regimen: regimenToJson(regimen), ...worded(directions, order.dataProblem) };
}

/** The regimen with another end: phases that ran to the old one run to the new. */
function withEnd(regimen: Regimen, before: LocalMinute | null, end: LocalMinute | null): Regimen {
  const opened = { ...regimen, phases: regimen.phases.map((phase) => (phase.to === before ? { ...phase, to: end } : phase)) };
  return end === null ? opened : stoppedAt(opened, end);
}

/** The directions of the change, read from its moment on by the table and the product of the order. @throws InvalidInput */
async function directed(tx: Tx, order: CurrentOrder, directions: Directions, { at, to }: ReadChange): Promise<ResolvedDirections> {
  const from = at > order.from ? at : order.from;
  const product = await findProduct(tx, order.ndc11);
  invariant(product !== null, 'an order without its product');
  const reading = resolveDirections(directions, { product, from, to: to === undefined ? order.to : to, timesOf: await readTimesInForce(tx, order.facilityId, order.residentId, from) });
  if (reading === 'missing') throw new InvalidInput([{ pointer: '/directions', rule: 'takes frequencyCode, dose, route and sigText; or a structure; or a sigText alone' }]);
  if ('problem' in reading) throw new InvalidInput([reading.problem]);
  if (reading.resolved.prn !== order.prn) throw new InvalidInput([{ pointer: '/directions/prn', rule: 'cannot change within an order; renew it or write another' }]);
  return reading.resolved;
}

/** A problem of the old text goes with it; one of product or status stays until that is put right. */
function worded({ frequencyCode, dose, prnReason, route, sigText, dataProblem }: ResolvedDirections, before: string | null): Columns {
  const kept = before !== null && !isTextProblem(before) ? before : dataProblem;
  return { frequency_code: frequencyCode, dose_milli: dose, prn_reason: prnReason, route, sig_text: sigText, data_problem: kept };
}

async function activePrescriber(tx: Tx, npi: string): Promise<string> {
  const prescriber = await findPrescriber(tx, npi);
  if (prescriber?.active !== true) throw new InvalidInput([{ pointer: '/npi', rule: 'is no active prescriber that we know' }]);
  return prescriber.id;
}

