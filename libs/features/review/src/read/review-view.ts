import { type AccessScope, Refusal, instantSchema, pageQueryShape, pageSchema, scopeArrays } from '@cyclefill/contracts';
import { IRREGULARITY_CLASSES, RESPONSE_OUTCOMES } from '@cyclefill/domain/review';
import { daySchema } from '@cyclefill/features/order';
import { residentInScope } from '@cyclefill/features/resident';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

const person = z.object({ id: z.uuid(), name: z.string() });
const responseSchema = z.object({ outcome: z.enum(RESPONSE_OUTCOMES), note: z.string(), responder: z.string(), respondedOn: daySchema, recordedBy: person });
const irregularitySchema = z.object({
  id: z.uuid(), number: z.int(), orderId: z.uuid().nullable(), rxNumber: z.string().nullable(), drug: z.string().nullable(), sig: z.string().nullable(), class: z.enum(IRREGULARITY_CLASSES), finding: z.string(),
  urgent: z.boolean(), respondBy: daySchema, response: responseSchema.nullable(),
});
export type Irregularity = z.output<typeof irregularitySchema>;

const rowShape = { id: z.uuid(), residentId: z.uuid(), resident: z.string(), facilityId: z.uuid(), facility: z.string(), reviewedOn: daySchema, reviewedBy: person, note: z.string(), irregularities: z.array(irregularitySchema) };
const Row = z.object({ ...rowShape, recordedAt: z.date() });

/** One review with what it found and what was done about it. */
export const reviewSchema = z.object({ ...rowShape, recordedAt: instantSchema, open: z.int().describe('irregularities without a response') }).meta({ id: 'RegimenReview' });
export type Review = z.output<typeof reviewSchema>;
export const reviewPage = pageSchema(reviewSchema).meta({ id: 'RegimenReviewPage' });
export const reviewQuery = z.strictObject({ ...pageQueryShape, residentId: z.uuid().optional(), facility: z.string().min(1).max(100).optional(), open: z.enum(['true']).optional().describe('only those with an irregularity that waits for a response') });
export type ReviewFilter = z.output<typeof reviewQuery>;

const PERSON = (column: string): string => `(select jsonb_build_object('id', u.id, 'name', coalesce(nullif(u.display_name, ''), u.login)) from app_user u where u.id = ${column})`;
// The drug as it was ordered when it was reviewed.
const REVIEWS = `
select v.id, v.resident_id as "residentId", r.code as resident, v.facility_id as "facilityId", f.code as facility, v.reviewed_on::text as "reviewedOn", ${PERSON('v.reviewed_by')} as "reviewedBy", v.note, v.recorded_at as "recordedAt",
  coalesce((select jsonb_agg(jsonb_build_object('id', i.id, 'number', i.number, 'orderId', i.order_id, 'rxNumber', o.rx_number, 'drug', o.drug, 'sig', o.sig_text, 'class', i.class, 'finding', i.finding, 'urgent', i.urgent, 'respondBy', i.respond_by::text,
      'response', (select jsonb_build_object('outcome', a.outcome, 'note', a.note, 'responder', a.responder, 'respondedOn', a.responded_on::text, 'recordedBy', ${PERSON('a.recorded_by')}) from review_response a where a.irregularity_id = i.id)) order by i.number)
    from review_irregularity i left join lateral (select x.rx_number, x.drug, x.sig_text from order_version x where x.order_id = i.order_id and x.recorded_at <= v.recorded_at order by x.version desc limit 1) o on true where i.review_id = v.id), '[]') as irregularities
from regimen_review v join resident r on r.id = v.resident_id join facility f on f.id = v.facility_id
where ${residentInScope({ facility: 'v.facility_id', resident: 'v.resident_id' })}`;

const reviewOf = ({ recordedAt, ...row }: z.output<typeof Row>): Review => ({ ...row, recordedAt: recordedAt.toISOString(), open: row.irregularities.filter(({ response }) => response === null).length });

/** Reviews of the scope, newest first; one more than the limit. */
export async function readReviews(tx: Tx, scope: AccessScope, { residentId, facility, open, cursor, limit }: ReviewFilter): Promise<readonly Review[]> {
  const rows = await tx.query(
    Row,
    `${REVIEWS} and ($3::uuid is null or v.resident_id = $3) and ($4::text is null or f.code = $4) and ($5::uuid is null or v.id < $5)
     and (not $6 or exists (select from review_irregularity i where i.review_id = v.id and not exists (select from review_response a where a.irregularity_id = i.id))) order by v.id desc limit $7`,
    [...scopeArrays(scope), residentId ?? null, facility ?? null, cursor ?? null, open === 'true', limit + 1],
  );
  return rows.map(reviewOf);
}

/** One review of the scope. @throws Refusal `review.not-found` */
export async function readReview(tx: Tx, scope: AccessScope, id: string): Promise<Review> {
  const [row] = await tx.query(Row, `${REVIEWS} and v.id = $3`, [...scopeArrays(scope), id]);
  if (row === undefined) throw new Refusal('review.not-found');
  return reviewOf(row);
}
