import { type AccessScope, InvalidInput, Refusal } from '@cyclefill/contracts';
import { type Milli, dayOf, formatDay, formatMilli, parseDay } from '@cyclefill/domain/kernel';
import { type CreditRule, RETURN_REFUSALS, type ReturnRefusal, type ReturnRule, creditCents, returnRefusals } from '@cyclefill/domain/refill';
import { FacilityInputs } from '@cyclefill/features/facility';
import { InputReading, amountSchema, momentSchema } from '@cyclefill/features/order';
import { type Actor, type Tx, UnitOfWork, once } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { readReturnRule } from './return-rule.js';
import { returnSentence } from './return-sentence.js';
import { type PackContents, type ReturnableFill, readPackContents, readReturnableFill } from './returned-fill.query.js';
import { type NamedOrder, type SuppliedOrder, readSuppliedOrder } from './supplied-order.query.js';

/** What is brought back: units of an order, or the card whose code is given. */
export const returnSupplySchema = z.strictObject({
  units: amountSchema.optional().describe('absent with a code = all that the card held'), code: z.string().max(32).optional().describe('code on the card'),
  at: momentSchema, sealed: z.boolean().describe('tamper-evident seal and all doses intact'), inCustody: z.boolean().describe('never left the trained control of the facility'),
  expiresOn: z.iso.date().optional(), unitPriceMills: z.int().min(0).max(100_000_000).optional().describe('price of a unit when it was dispensed, in thousandths of a dollar'),
}).meta({ id: 'ReturnSupply' });
export type ReturnSupplyRequest = z.output<typeof returnSupplySchema>;

/** The decision on a return, with its reasons in words and the credit of the payer. */
export const returnedSupplySchema = z.object({
  returnId: z.uuid(), orderId: z.uuid(), residentId: z.uuid(), units: z.string(), accepted: z.boolean(), refusals: z.array(z.enum(RETURN_REFUSALS)), sentences: z.array(z.string()),
  dispensedOn: z.iso.date().nullable(), payer: z.string(), handlingFeeCents: z.int(), creditCents: z.int(),
}).meta({ id: 'ReturnedSupply' });
export type ReturnedSupply = z.output<typeof returnedSupplySchema>;

interface Decision {
  readonly units: Milli;
  readonly fill: ReturnableFill | null;
  readonly refusals: readonly ReturnRefusal[];
  readonly credit: number;
  readonly rule: ReturnRule & CreditRule;
}

/** Units that come back to the pharmacy (R142–R145): taken only where nothing is against it, credited as the payer says. Both answers are kept. */
@Injectable()
export class ReturnSupply {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @throws Refusal order.not-found, refill.code-of-many, request.key-reused; InvalidInput */
  execute(actor: Actor, scope: AccessScope, key: string, named: NamedOrder, request: ReturnSupplyRequest): Promise<ReturnedSupply> {
    return this.uow.run(actor, (tx) => once(tx, { operation: 'supply.return', key, body: { ...named, ...request } }, () => returnUnits(tx, scope, named, request)));
  }
}

/**
 * Takes units of an order back, or refuses them, in the caller's transaction. @param held what a pack that came back holds of the order, where many are in it
 * @throws Refusal order.not-found, refill.code-of-many; InvalidInput
 */
export async function returnUnits(tx: Tx, scope: AccessScope, named: NamedOrder, request: ReturnSupplyRequest, held: PackContents | null = null): Promise<ReturnedSupply> {
  const supplied = await readSuppliedOrder(tx, scope, named);
  // Two returns of one order look one after the other at what is still out.
  await tx.raw('select from prescription where order_id = $1 and superseded_at is null for update', [supplied.order.orderId]);
  return record(tx, supplied, request, await decide(tx, supplied, request, held));
}

async function decide(tx: Tx, { order, resident, snapshot }: SuppliedOrder, request: ReturnSupplyRequest, held: PackContents | null): Promise<Decision> {
  const pack = held ?? (request.code === undefined ? null : await readPackContents(tx, request.code));
  if (pack !== null && pack.orderId === null) throw new Refusal('refill.code-of-many');
  const input = new InputReading();
  if (request.code !== undefined && pack?.orderId !== order.orderId) input.problem('/code', 'is on no card of this order');
  if (request.units === undefined && pack === null) input.problem('/units', 'is needed where no card is named');
  const at = input.moment('/at', request.at);
  const expiresOn = request.expiresOn === undefined ? null : parseDay(request.expiresOn);
  const units = request.units === undefined ? (pack?.units ?? (0 as Milli)) : input.amount('/units', request.units);
  input.check();
  const returnedOn = formatDay(dayOf(at));
  const fill = await readReturnableFill(tx, order.orderId, returnedOn, pack);
  const rule = await readReturnRule(tx, snapshot.batch.usState, resident.payer, returnedOn);
  const dispensedOn = fill === null ? null : parseDay(fill.dispensedOn);
  const refusals = returnRefusals({
    units, schedule: order.schedule, sealed: request.sealed, inCustody: request.inCustody, multiDrug: fill?.multiDrug ?? false, expiresOn, returnedOn: dayOf(at),
    fill: fill === null || dispensedOn === null ? null : { dispensedOn, unitsOut: fill.unitsOut },
  }, rule);
  const credit = refusals.length > 0 ? 0 : creditCents(units, priceOf(request, rule), rule);
  return { units, fill, refusals, credit, rule };
}

/** What is credited has a price; where nothing can be credited none is needed. */
function priceOf({ unitPriceMills }: ReturnSupplyRequest, { creditAllowed }: CreditRule): number {
  if (unitPriceMills === undefined && creditAllowed) throw new InvalidInput([{ pointer: '/unitPriceMills', rule: 'is needed: the payer credits returns' }]);
  return unitPriceMills ?? 0;
}

async function record(tx: Tx, { facilityId, order, resident }: SuppliedOrder, request: ReturnSupplyRequest, { units, fill, refusals, credit, rule }: Decision): Promise<ReturnedSupply> {
  const [id, accepted] = [tx.newId(), refusals.length === 0];
  const fee = accepted && rule.creditAllowed ? rule.handlingFeeCents : 0;
  await tx.execute(
    `insert into supply_return (id, tenant_id, facility_id, resident_id, order_id, batch_id, demand_fill_id, units_milli, returned_at, dispensed_on, sealed, in_custody, expires_on, accepted,
       refusals, payer, unit_price_mills, handling_fee_cents, credit_cents, recorded_at, recorded_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, now(), $20)`,
    [
      id, tx.actor.tenantId, facilityId, resident.id, order.orderId, fill?.batchId ?? null, fill?.demandFillId ?? null, units, request.at.replace('T', ' '), fill?.dispensedOn ?? null, request.sealed,
      request.inCustody, request.expiresOn ?? null, accepted, refusals, resident.payer, request.unitPriceMills ?? null, fee, credit, tx.actor.userId,
    ],
  );
  if (accepted) await tx.get(FacilityInputs).ordersMoved(facilityId, [order.orderId]);
  await tx.audit({ action: 'supply.return', subjectKind: 'supply_return', subjectId: id, residentIds: [resident.id], detail: { accepted } });
  return {
    returnId: id, orderId: order.orderId, residentId: resident.id, units: formatMilli(units), accepted, refusals: [...refusals], sentences: refusals.map(returnSentence),
    dispensedOn: fill?.dispensedOn ?? null, payer: resident.payer, handlingFeeCents: fee, creditCents: credit,
  };
}
