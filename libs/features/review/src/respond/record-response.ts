import { type AccessScope, InvalidInput, Refusal } from '@cyclefill/contracts';
import { dayOf, formatDay } from '@cyclefill/domain/kernel';
import { RESPONSE_OUTCOMES } from '@cyclefill/domain/review';
import { InputReading, daySchema, findResident, localNow } from '@cyclefill/features/order';
import { type Actor, UnitOfWork, once } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { type Review, readReview } from '../read/review-view.js';

export const reviewResponseSchema = z.strictObject({
  number: z.int().min(1).describe('of the irregularity in its review'),
  outcome: z.enum(RESPONSE_OUTCOMES),
  note: z.string().trim().min(1).max(1000).describe('what was done, or the reason why nothing changes'),
  responder: z.string().trim().min(1).max(120).describe('the attending who reviewed it'),
  respondedOn: daySchema.optional().describe('the day in the chart; today unless given'),
}).meta({ id: 'ReviewResponse' });
export type ReviewResponseRequest = z.output<typeof reviewResponseSchema>;

/** Records what the attending did about an irregularity, once: it was reviewed, and what was done, or why nothing changes (R213). */
@Injectable()
export class RecordResponse {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @throws InvalidInput; Refusal `review.not-found`, `review.answered`, `request.key-reused` */
  execute(actor: Actor & { readonly userId: string }, scope: AccessScope, { id, key }: { readonly id: string; readonly key: string }, request: ReviewResponseRequest): Promise<Review> {
    // Two who answer at once: the key of the response lets one pass, and the other finds it.
    return this.uow.run(actor, (tx) => once(tx, { operation: 'review.respond', key, body: { id, ...request } }, async () => {
      const review = await readReview(tx, scope, id);
      const irregularity = review.irregularities.find(({ number }) => number === request.number);
      if (irregularity === undefined) throw new InvalidInput([{ pointer: '/number', rule: `names no irregularity of this review: it has ${review.irregularities.length}` }]);
      if (irregularity.response !== null) throw new Refusal('review.answered');
      const { now, zone } = await findResident(tx, scope, review.residentId);
      const today = formatDay(dayOf(localNow(now, zone)));
      const on = request.respondedOn ?? today;
      const input = new InputReading();
      input.day('/respondedOn', on);
      if (on < review.reviewedOn || on > today) input.problem('/respondedOn', `lies before the review of ${review.reviewedOn}, or after today`);
      input.check();
      await tx.execute(
        'insert into review_response (irregularity_id, tenant_id, facility_id, outcome, note, responder, responded_on, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, $7, now(), $8)',
        [irregularity.id, actor.tenantId, review.facilityId, request.outcome, request.note, request.responder, on, actor.userId],
      );
      await tx.audit({ action: 'review.respond', subjectKind: 'regimen_review', subjectId: id, residentIds: [review.residentId], detail: { number: request.number, outcome: request.outcome } });
      return readReview(tx, scope, id);
    }));
  }
}
