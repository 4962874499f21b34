import { type AccessScope, InvalidInput } from '@cyclefill/contracts';
import { type Day, addDays, dayOf, formatDay } from '@cyclefill/domain/kernel';
import { rulesFor } from '@cyclefill/domain/law';
import { IRREGULARITY_CLASSES } from '@cyclefill/domain/review';
import { findResident, localNow, rxNumberSchema } from '@cyclefill/features/order';
import { type Actor, type Tx, UnitOfWork, once } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { type Review, readReview } from '../read/review-view.js';

const irregularitySchema = z.strictObject({
  rxNumber: rxNumberSchema.optional().describe('of the order it is about; absent = the regimen as a whole, or a drug that is missing'),
  class: z.enum(IRREGULARITY_CLASSES).describe('what makes the drug unnecessary (R214)'),
  finding: z.string().trim().min(1).max(1000).describe('what was found and what is proposed'),
  urgent: z.boolean().default(false).describe('must be acted on at once, not in the usual time'),
});

export const recordReviewSchema = z.strictObject({
  irregularities: z.array(irregularitySchema).max(50).describe('none = the regimen and the chart were reviewed and nothing was irregular'),
  note: z.string().trim().max(1000).default('').describe('what was looked at in the chart'),
}).meta({ id: 'RecordRegimenReview' });
export type RecordReviewRequest = z.output<typeof recordReviewSchema>;

const OrderRow = z.object({ id: z.string(), rx: z.string() });

/** A pharmacist has reviewed a resident's regimen and chart; what was irregular is reported apart and must be acted on (R213). */
@Injectable()
export class RecordReview {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @throws InvalidInput; Refusal `resident.not-found`, `request.key-reused` */
  execute(actor: Actor & { readonly userId: string }, scope: AccessScope, { residentId, key }: { readonly residentId: string; readonly key: string }, request: RecordReviewRequest): Promise<Review> {
    return this.uow.run(actor, (tx) => once(tx, { operation: 'review.record', key, body: { residentId, ...(JSON.parse(JSON.stringify(request)) as Record<string, string>) } }, async () => {
      const { facilityId, now, zone } = await findResident(tx, scope, residentId);
      const today = dayOf(localNow(now, zone));
      const orders = await ordersOf(tx, residentId, request);
      const id = tx.newId();
      await tx.execute(
        'insert into regimen_review (id, tenant_id, facility_id, resident_id, reviewed_on, note, recorded_at, reviewed_by) values ($1, $2, $3, $4, $5, $6, now(), $7)',
        [id, actor.tenantId, facilityId, residentId, formatDay(today), request.note, actor.userId],
      );
      for (const [index, { rxNumber, class: kind, finding, urgent }] of request.irregularities.entries()) {
        await tx.execute(
          'insert into review_irregularity (id, tenant_id, facility_id, review_id, number, order_id, class, finding, urgent, respond_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)',
          [tx.newId(), actor.tenantId, facilityId, id, index + 1, rxNumber === undefined ? null : orders.get(rxNumber), kind, finding, urgent, formatDay(respondBy(today, urgent))],
        );
      }
      await tx.audit({ action: 'review.record', subjectKind: 'regimen_review', subjectId: id, residentIds: [residentId], detail: { irregularities: request.irregularities.length } });
      return readReview(tx, scope, id);
    }));
  }
}

/** By the policy for each step, and for what is urgent (R213). */
function respondBy(today: Day, urgent: boolean): Day {
  const { rules } = rulesFor({ state: '', payer: '', facility: '', on: today });
  return addDays(today, rules[urgent ? 'review.urgent-days' : 'review.response-days'].value);
}

async function ordersOf(tx: Tx, residentId: string, { irregularities }: RecordReviewRequest): Promise<ReadonlyMap<string, string>> {
  const named = irregularities.flatMap(({ rxNumber }) => rxNumber ?? []);
  const rows = await tx.query(OrderRow, 'select id, rx_number as rx from med_order where resident_id = $1 and rx_number = any($2)', [residentId, named]);
  const orders = new Map(rows.map(({ id, rx }) => [rx, id]));
  const unknown = irregularities.flatMap(({ rxNumber }, index) => (rxNumber === undefined || orders.has(rxNumber) ? [] : [{ pointer: `/irregularities/${index}/rxNumber`, rule: 'is no order of this resident' }]));
  if (unknown.length > 0) throw new InvalidInput(unknown);
  return orders;
}
