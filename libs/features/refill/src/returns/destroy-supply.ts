import type { AccessScope } from '@cyclefill/contracts';
import { formatMilli, invariant } from '@cyclefill/domain/kernel';
import { FacilityInputs } from '@cyclefill/features/facility';
import { InputReading, amountSchema, momentSchema, reasonSchema } from '@cyclefill/features/order';
import { type Actor, UnitOfWork, once } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { type NamedOrder, readSuppliedOrder } from './supplied-order.query.js';

const person = z.string().trim().max(120);
/** The record of a destruction (R145). */
export const destroySupplySchema = z.strictObject({
  units: amountSchema, at: momentSchema, reason: reasonSchema, method: reasonSchema, witnessOne: person.default(''), witnessTwo: person.default('').describe('a controlled drug takes two people'),
}).meta({ id: 'DestroySupply' });
export type DestroySupplyRequest = z.output<typeof destroySupplySchema>;

export const destroyedSupplySchema = z.object({ destructionId: z.uuid(), orderId: z.uuid(), residentId: z.uuid(), drug: z.string(), strength: z.string(), units: z.string() }).meta({ id: 'DestroyedSupply' });
export type DestroyedSupply = z.output<typeof destroyedSupplySchema>;

const DrugRow = z.object({ name: z.string(), strength: z.string() });

/** Takes down what was destroyed of a resident's supply; for a controlled drug before two witnesses who are two people. Kept for good. */
@Injectable()
export class DestroySupply {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @throws Refusal order.not-found, request.key-reused; InvalidInput */
  execute(actor: Actor, scope: AccessScope, key: string, named: NamedOrder, request: DestroySupplyRequest): Promise<DestroyedSupply> {
    return this.uow.run(actor, (tx) => once(tx, { operation: 'supply.destroy', key, body: { ...named, ...request } }, async () => {
      const { facilityId, order, resident } = await readSuppliedOrder(tx, scope, named);
      const input = new InputReading();
      const units = input.amount('/units', request.units);
      input.moment('/at', request.at);
      const [one, two] = [request.witnessOne, request.witnessTwo];
      if (order.schedule !== null && one === '') input.problem('/witnessOne', 'is needed: the drug is controlled');
      if (order.schedule !== null && two === '') input.problem('/witnessTwo', 'is needed: the drug is controlled');
      if (one !== '' && one.toLowerCase() === two.toLowerCase()) input.problem('/witnessTwo', 'is the same person as the first witness');
      input.check();
      const [drug] = await tx.query(DrugRow, 'select name, strength from drug_product where ndc11 = $1 and superseded_at is null', [order.drug.ndc11]);
      invariant(drug !== undefined, 'an order without its product');
      const id = tx.newId();
      await tx.execute(
        `insert into destruction (id, tenant_id, facility_id, resident_id, order_id, drug, strength, dea_schedule, units_milli, destroyed_at, reason, method, witness_one, witness_two, recorded_at, recorded_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, now(), $15)`,
        [id, actor.tenantId, facilityId, resident.id, order.orderId, drug.name, drug.strength, order.schedule, units, request.at.replace('T', ' '), request.reason, request.method, one, two, actor.userId],
      );
      await tx.get(FacilityInputs).ordersMoved(facilityId, [order.orderId]);
      await tx.audit({ action: 'supply.destroy', subjectKind: 'destruction', subjectId: id, residentIds: [resident.id] });
      return { destructionId: id, orderId: order.orderId, residentId: resident.id, drug: drug.name, strength: drug.strength, units: formatMilli(units) };
    }));
  }
}
