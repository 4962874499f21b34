import type { AccessScope } from '@cyclefill/contracts';
import { formatMilli, invariant } from '@cyclefill/domain/kernel';
import { FacilityInputs } from '@cyclefill/features/facility';
import { InputReading, amountSchema, momentSchema, reasonSchema } from '@cyclefill/features/order';
import { type Actor, UnitOfWork, once } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { type NamedOrder, readSuppliedOrder } from '../returns/supplied-order.query.js';

const person = z.string().trim().min(1).max(120);
/** A dose given out of the emergency kit, as its record asks for (R146): resident and drug are those of the order. */
export const ekitUseSchema = z.strictObject({ units: amountSchema, at: momentSchema, emergency: reasonSchema.describe('nature of the emergency'), givenBy: person, prescriber: person }).meta({ id: 'EkitUse' });
export type EkitUseRequest = z.output<typeof ekitUseSchema>;

export const recordedEkitUseSchema = z.object({
  ekitUseId: z.uuid(), orderId: z.uuid(), residentId: z.uuid(), drug: z.string(), strength: z.string(), units: z.string(), authorisedLeft: z.string().describe('after it'), claimCode: z.literal('16'),
}).meta({ id: 'RecordedEkitUse' });
export type RecordedEkitUse = z.output<typeof recordedEkitUseSchema>;

const DrugRow = z.object({ name: z.string(), strength: z.string() });

/** Records a dose given out of the emergency kit (R124, R146): it counts down what is authorised, and the scheduled dose within the hour leaves the supply untouched. */
@Injectable()
export class RecordEkitUse {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @throws Refusal order.not-found, request.key-reused; InvalidInput */
  execute(actor: Actor, scope: AccessScope, key: string, named: NamedOrder, request: EkitUseRequest): Promise<RecordedEkitUse> {
    return this.uow.run(actor, (tx) => once(tx, { operation: 'ekit.use', key, body: { ...named, ...request } }, async () => {
      const { facilityId, order, resident } = await readSuppliedOrder(tx, scope, named);
      const input = new InputReading();
      const units = input.amount('/units', request.units);
      input.moment('/at', request.at);
      if (units > order.authorisedLeft) input.problem('/units', `is more than is authorised: ${formatMilli(order.authorisedLeft)}`);
      input.check();
      const [drug] = await tx.query(DrugRow, 'select name, strength from drug_product where ndc11 = $1 and superseded_at is null', [order.drug.ndc11]);
      invariant(drug !== undefined, 'an order without its product');
      const id = tx.newId();
      await tx.execute(
        `insert into ekit_use (id, tenant_id, facility_id, resident_id, order_id, drug, strength, units_milli, given_at, emergency, given_by, prescriber, recorded_at, recorded_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, now(), $13)`,
        [id, actor.tenantId, facilityId, resident.id, order.orderId, drug.name, drug.strength, units, request.at.replace('T', ' '), request.emergency, request.givenBy, request.prescriber, actor.userId],
      );
      await tx.get(FacilityInputs).ordersMoved(facilityId, [order.orderId]);
      await tx.audit({ action: 'ekit.use', subjectKind: 'ekit_use', subjectId: id, residentIds: [resident.id] });
      const authorisedLeft = formatMilli((order.authorisedLeft - units) as typeof units);
      return { ekitUseId: id, orderId: order.orderId, residentId: resident.id, drug: drug.name, strength: drug.strength, units: formatMilli(units), authorisedLeft, claimCode: '16' as const };
    }));
  }
}
