import { type AccessScope, scopeArrays } from '@cyclefill/contracts';
import { type Day, addDays, dayOf, formatDay } from '@cyclefill/domain/kernel';
import { monthOf, reviewStanding } from '@cyclefill/domain/review';
import { daySchema, localNow } from '@cyclefill/features/order';
import { residentInScope } from '@cyclefill/features/resident';
import { type Actor, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';

const dueSchema = z.object({
  residentId: z.uuid(), resident: z.string(), facility: z.string(), standing: z.enum(['done', 'due', 'overdue']).describe('done = listed for its unanswered irregularities alone'), lastReviewedOn: daySchema.nullable(), dueBy: daySchema.describe('the last day of this month'),
  unanswered: z.int().describe('irregularities of earlier reviews without a response'), late: z.int().describe('of these, past the day by which to respond'),
});
/** A resident to review this month, or with an answer outstanding. */
export type DueReview = z.output<typeof dueSchema>;
export const dueReviewList = z.object({ items: z.array(dueSchema) }).meta({ id: 'DueReviewList' });
export const dueReviewQuery = z.strictObject({ facility: z.string().min(1).max(100).optional() });

const day = z.int().transform((on) => on as Day);
const Row = z.object({ residentId: z.string(), resident: z.string(), facility: z.string(), zone: z.string(), now: z.date(), admitted: day, last: day.nullable(), unanswered: z.int(), late: z.int() });

// Who was discharged and did not come back is reviewed no more.
const RESIDENTS = `
select r.id as "residentId", r.code as resident, f.code as facility, f.zone, now() as now, v.admitted_on - date '1970-01-01' as admitted, (select max(w.reviewed_on) - date '1970-01-01' from regimen_review w where w.resident_id = r.id) as last,
  a.unanswered, a.late
from resident r join facility f on f.id = r.facility_id join resident_version v on v.resident_id = r.id and v.superseded_at is null
cross join lateral (select count(*)::int as unanswered, (count(*) filter (where i.respond_by < (now() at time zone f.zone)::date))::int as late from review_irregularity i join regimen_review w on w.id = i.review_id
  where w.resident_id = r.id and not exists (select from review_response x where x.irregularity_id = i.id)) a
where ${residentInScope({ facility: 'r.facility_id', resident: 'r.id' })} and ($3::text is null or f.code = $3)
  and not exists (select from census_event e where e.resident_id = r.id and e.superseded_at is null and e.kind = 'discharge' and e.from_at <= now() at time zone f.zone
    and not exists (select from census_event p where p.resident_id = r.id and p.superseded_at is null and p.kind = 'placed' and p.from_at >= e.from_at))
order by f.code collate "C", r.code collate "C"`;

/** Whose review of the month is due or overdue, and where an attending still has to respond (R213). */
@Injectable()
export class ListDueReviews {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  async execute(actor: Actor, scope: AccessScope, { facility }: z.output<typeof dueReviewQuery>): Promise<readonly DueReview[]> {
    const rows = await this.uow.run(actor, (tx) => tx.query(Row, RESIDENTS, [...scopeArrays(scope), facility ?? null]));
    return rows.flatMap(({ zone, now, admitted, last, ...row }) => {
      const today = dayOf(localNow(now, zone));
      const standing = reviewStanding(last, admitted, today);
      return standing === 'done' && row.unanswered === 0 ? [] : [{ ...row, standing, lastReviewedOn: last === null ? null : formatDay(last), dueBy: formatDay(addDays(monthOf(today).to, -1)) }];
    });
  }
}
