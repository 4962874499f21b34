import { type AccessScope, InvalidInput, Refusal } from '@cyclefill/contracts';
import { formatDay } from '@cyclefill/domain/kernel';
import { FacilityInputs } from '@cyclefill/features/facility';
import { type Actor, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { InputReading, daySchema } from '../data/read-input.js';
import { findOrderResident } from '../data/resident-scope.query.js';
import { EmergencyQuery, type ListedEmergency } from './emergency.query.js';

const note = z.string().max(500).default('');
export const emergencyStepSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('signed'), on: daySchema.describe('the day it came; by mail its postmark'), markedEmergency: z.boolean().describe('"Authorization for Emergency Dispensing" stands on it'),
    namesOralDate: z.boolean().describe('it names the day of the oral order'), note,
  }),
  z.strictObject({ kind: z.literal('agency_told'), on: daySchema, note }),
]).meta({ id: 'EmergencyStep' });
export type EmergencyStepRequest = z.output<typeof emergencyStepSchema>;

/** What became of a C-II dispensed on an oral order in an emergency: its signed prescription came, or DEA was told (R208). */
@Injectable()
export class RecordEmergencyStep {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** Where it stands now. @throws Refusal `order.not-found`, also for an order that was no emergency; InvalidInput for a day before the oral order */
  async execute(actor: Actor, scope: AccessScope, orderId: string, request: EmergencyStepRequest): Promise<ListedEmergency> {
    const input = new InputReading();
    const on = input.day('/on', request.on);
    input.check();
    return this.uow.run(actor, async (tx) => {
      const { id: residentId, facilityId } = await findOrderResident(tx, scope, orderId);
      const emergencies = tx.get(EmergencyQuery);
      const [before] = await emergencies.run(scope, { orderId });
      if (before === undefined) throw new Refusal('order.not-found');
      if (formatDay(on) < before.orderedOn) throw new InvalidInput([{ pointer: '/on', rule: 'lies before the oral order' }]);
      const [marked, named] = request.kind === 'signed' ? [request.markedEmergency, request.namesOralDate] : [false, false];
      await tx.execute(
        `insert into emergency_step (id, tenant_id, facility_id, order_id, kind, happened_on, marked_emergency, names_oral_date, note, recorded_at, recorded_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, now(), $10)`,
        [tx.newId(), actor.tenantId, facilityId, orderId, request.kind, request.on, marked, named, request.note, actor.userId],
      );
      await tx.get(FacilityInputs).ordersMoved(facilityId, [orderId]);
      await tx.audit({ action: 'emergency.record', subjectKind: 'order', subjectId: orderId, residentIds: [residentId], detail: { kind: request.kind } });
      const [after] = await emergencies.run(scope, { orderId });
      return after ?? before;
    });
  }
}
