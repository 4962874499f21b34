import type { AccessScope } from '@cyclefill/contracts';
import { InvalidInput } from '@cyclefill/contracts';
import { type Milli, day, formatMilli, invariant } from '@cyclefill/domain/kernel';
import { type EkitDrug, type EkitRefusal, checkEkitUse } from '@cyclefill/domain/refill';
import { FacilityInputs } from '@cyclefill/features/facility';
import { InputReading, amountSchema, momentSchema, reasonSchema } from '@cyclefill/features/order';
import { type Actor, type Tx, UnitOfWork, once } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { readEkit } from './ekit-contents.query.js';
import { findEkitDrug } from './ekit-drug.query.js';
import { lockEkit } from './keep-ekit.js';
import { type NamedOrder, readSuppliedOrder } from '../returns/supplied-order.query.js';

const person = z.string().trim().min(1).max(120);
/** A dose given out of the emergency kit, as its record asks for (R146): resident and drug are those of the order. */
export const ekitUseSchema = z.strictObject({ units: amountSchema, at: momentSchema, emergency: reasonSchema.describe('nature of the emergency'), givenBy: person, prescriber: person }).meta({ id: 'EkitUse' });
export type EkitUseRequest = z.output<typeof ekitUseSchema>;

export const recordedEkitUseSchema = z.object({
  ekitUseId: z.uuid(), orderId: z.uuid(), residentId: z.uuid(), drug: z.string(), strength: z.string(), units: z.string(), authorisedLeft: z.string().describe('after it'), claimCode: z.literal('16'),
}).meta({ id: 'RecordedEkitUse' });
export type RecordedEkitUse = z.output<typeof recordedEkitUseSchema>;

/** Records a dose given out of the emergency kit (R124, R146): it counts down what is authorised, and the scheduled dose within the hour leaves the supply untouched. */
@Injectable()
export class RecordEkitUse {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @throws Refusal order.not-found, request.key-reused; InvalidInput also what the kit of the facility does not hold or may not give */
  execute(actor: Actor, scope: AccessScope, key: string, named: NamedOrder, request: EkitUseRequest): Promise<RecordedEkitUse> {
    return this.uow.run(actor, (tx) => once(tx, { operation: 'ekit.use', key, body: { ...named, ...request } }, async () => {
      const { facilityId, order, resident } = await readSuppliedOrder(tx, scope, named);
      const input = new InputReading();
      const units = input.amount('/units', request.units);
      input.moment('/at', request.at);
      if (units > order.authorisedLeft) input.problem('/units', `is more than is authorised: ${formatMilli(order.authorisedLeft)}`);
      input.check();
      const drug = await findEkitDrug(tx, order.drug.ndc11);
      invariant(drug !== null, 'an order without its product');
      const ndc11 = await outOfKit(tx, facilityId, { drug, units, on: day(request.at.slice(0, 10)) });
      const id = tx.newId();
      await tx.execute(
        `insert into ekit_use (id, tenant_id, facility_id, resident_id, order_id, drug, strength, units_milli, given_at, emergency, given_by, prescriber, ndc11, recorded_at, recorded_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, clock_timestamp(), $14)`,
        [id, actor.tenantId, facilityId, resident.id, order.orderId, drug.name, drug.strength, units, request.at.replace('T', ' '), request.emergency, request.givenBy, request.prescriber, ndc11, actor.userId],
      );
      await tx.get(FacilityInputs).ordersMoved(facilityId, [order.orderId]);
      await tx.audit({ action: 'ekit.use', subjectKind: 'ekit_use', subjectId: id, residentIds: [resident.id] });
      const authorisedLeft = formatMilli((order.authorisedLeft - units) as typeof units);
      return { ekitUseId: id, orderId: order.orderId, residentId: resident.id, drug: drug.name, strength: drug.strength, units: formatMilli(units), authorisedLeft, claimCode: '16' as const };
    }));
  }
}

/** The product that the kit gives; null where the facility keeps no kit here, and what is told stands. @throws InvalidInput when the kit cannot give it */
async function outOfKit(tx: Tx, facilityId: string, use: { readonly drug: EkitDrug; readonly units: Milli; readonly on: ReturnType<typeof day> }): Promise<string | null> {
  await lockEkit(tx, facilityId);
  const kit = await readEkit(tx, facilityId);
  if (kit === null) return null;
  const found = checkEkitUse(kit.limits, kit.items, use);
  if ('lots' in found) return found.drug.ndc11;
  throw new InvalidInput([{ pointer: '/units', rule: refusalText(found, use.drug, kit.limits.schedules) }]);
}

function refusalText(refusal: EkitRefusal, { schedule }: EkitDrug, allowed: readonly string[]): string {
  switch (refusal.reason) {
    case 'not_held':
      return 'cannot come out of the kit: this drug does not belong into it';
    case 'schedule':
      return `cannot come out of the kit: of controlled drugs it may hold ${allowed.length === 0 ? 'none' : allowed.join(', ')}, and this is ${schedule}`;
    case 'too_few':
      return `is more than the kit holds of this drug unexpired: ${formatMilli(refusal.usable)}`;
  }
}
