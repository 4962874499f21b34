import { type AccessScope, InvalidInput, Refusal, scopeArrays } from '@cyclefill/contracts';
import { FacilityInputs } from '@cyclefill/features/facility';
import { residentInScope } from '@cyclefill/features/resident';
import { type Actor, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';

/** What a prescriber documented about a PRN order (R215). */
export interface PrnReviewInput {
  readonly reviewedOn: string;
  /** '' = none was written. */
  readonly rationale: string;
  /** As stated; null = no duration was. */
  readonly continuesUntil: string | null;
  readonly evaluated: boolean;
}

const OrderRow = z.object({ facility_id: z.string(), resident_id: z.string(), prn: z.boolean() });

/** Takes down a review; another one of the same day stands in its place from now on, and the old one is kept. */
@Injectable()
export class RecordPrnReview {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** Returns the resident. @throws Refusal order.not-found; InvalidInput where it would document nothing, or the order is not PRN */
  execute(actor: Actor, scope: AccessScope, orderId: string, review: PrnReviewInput): Promise<string> {
    return this.uow.run(actor, async (tx) => {
      const [order] = await tx.query(
        OrderRow,
        `select v.facility_id, v.resident_id, v.prn from order_version v 
         where v.order_id = $3 and v.superseded_at is null and ${residentInScope({ facility: 'v.facility_id', resident: 'v.resident_id' })}`,
        [...scopeArrays(scope), orderId],
      );
      if (order === undefined) throw new Refusal('order.not-found');
      if (!order.prn) throw new InvalidInput([{ pointer: 'order', rule: 'is not an order given as needed' }]);
      if (review.rationale === '' && !review.evaluated) throw new InvalidInput([{ pointer: '/rationale', rule: 'is empty, and the resident was not evaluated' }]);
      if (review.continuesUntil !== null && review.continuesUntil < review.reviewedOn) throw new InvalidInput([{ pointer: '/continuesUntil', rule: 'lies before reviewedOn' }]);
      // First, since it locks the facility's clock: a second review of the day waits here and then closes this one.
      await tx.get(FacilityInputs).ordersMoved(order.facility_id, [orderId]);
      await tx.execute('update prn_review set superseded_at = now() where order_id = $1 and reviewed_on = $2 and superseded_at is null', [orderId, review.reviewedOn]);
      const id = tx.newId();
      await tx.execute(
        `insert into prn_review (id, tenant_id, facility_id, order_id, reviewed_on, rationale, continues_until, evaluated, recorded_at, recorded_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, now(), $9)`,
        [id, tx.actor.tenantId, order.facility_id, orderId, review.reviewedOn, review.rationale, review.continuesUntil, review.evaluated, tx.actor.userId],
      );
      await tx.audit({ action: 'prn-review.record', subjectKind: 'med_order', subjectId: orderId, residentIds: [order.resident_id], detail: { reviewId: id } });
      return order.resident_id;
    });
  }
}
