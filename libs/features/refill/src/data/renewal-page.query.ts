import type { AccessScope, PageQuery } from '@cyclefill/contracts';
import { instantSchema, scopeArrays } from '@cyclefill/contracts';
import { residentInScope } from '@cyclefill/features/resident';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { type Day, parseDay } from '@cyclefill/domain/kernel';
import { RENEWAL_HINTS, RENEWAL_STATUSES, renewalHint } from '@cyclefill/domain/refill';

/** A renewal that a prescriber was asked for, with the day of each step. Ids and the Rx number, no names. */
export const listedRenewalSchema = z.object({
  id: z.uuid(), facilityId: z.uuid(), wingId: z.uuid().nullable(), residentId: z.uuid(), orderId: z.uuid(), rxNumber: z.string(), prescriberId: z.uuid().nullable(), status: z.enum(RENEWAL_STATUSES),
  rule: z.string(), reason: z.string().describe('what will fail without it, as the look-ahead names it'), neededOn: z.iso.date().nullable().describe('the last day that still goes well; null = nothing is left already'),
  windowFrom: z.iso.date().nullable(), askedAt: instantSchema, sentAt: instantSchema.nullable(), answeredAt: instantSchema.nullable(),
  hint: z.enum(RENEWAL_HINTS).nullable().describe('nobody watches it: send what was asked for, or call about what was sent'),
}).meta({ id: 'RenewalRequest' });
export type ListedRenewal = z.output<typeof listedRenewalSchema>;
const StoredRenewal = listedRenewalSchema.omit({ hint: true }).extend({ askedDay: z.string(), sentDay: z.string().nullable(), today: z.string() });

function withHint({ askedDay, sentDay, today, ...renewal }: z.output<typeof StoredRenewal>): ListedRenewal {
  const days = { askedOn: parseDay(askedDay) as Day, sentOn: parseDay(sentDay ?? ''), neededOn: parseDay(renewal.neededOn ?? '') };
  return { ...renewal, hint: renewalHint({ status: renewal.status, ...days }, parseDay(today) as Day) };
}

export interface RenewalFilter extends PageQuery {
  readonly facilityId?: string | undefined;
  readonly status?: string | undefined;
  readonly orderId?: string | undefined;
}

/** Renewals for the residents of the scope as the census has them now, newest first, one more than the limit. */
export class RenewalPageQuery {
  constructor(private readonly tx: Tx) {}

  async run(scope: AccessScope, { limit, cursor, facilityId, status, orderId }: RenewalFilter): Promise<ListedRenewal[]> {
    const rows = await this.tx.query(StoredRenewal, `
      select r.id, r.facility_id as "facilityId", r.wing_id as "wingId", r.resident_id as "residentId", r.order_id as "orderId", o.rx_number as "rxNumber", r.prescriber_id as "prescriberId", r.status, r.rule, r.reason, r.needed_on::text as "neededOn", r.window_from::text as "windowFrom",
        (r.asked_at at time zone z.zone)::date::text as "askedDay", (now() at time zone z.zone)::date::text as today,
        (select (s.at at time zone z.zone)::date::text from renewal_step s where s.renewal_id = r.id and s.status = 'sent') as "sentDay",
        r.asked_at as "askedAt", (select s.at from renewal_step s where s.renewal_id = r.id and s.status = 'sent') as "sentAt",
        (select s.at from renewal_step s where s.renewal_id = r.id and s.status in ('approved', 'denied', 'no_answer')) as "answeredAt"
      from renewal_request r join facility f on f.id = r.facility_id
        cross join lateral (select v.rx_number from order_version v where v.order_id = r.order_id order by v.version desc limit 1) o
        cross join lateral (select case when wall_clock(f.zone) is null then 'UTC' else f.zone end as zone) z
      where ${residentInScope({ facility: 'r.facility_id', resident: 'r.resident_id' })}
        and ($3::uuid is null or r.id < $3) and ($4::uuid is null or r.facility_id = $4) and ($5::text is null or r.status = $5)
      and ($7::uuid is null or r.order_id = $7)
      order by r.id desc limit $6`, [...scopeArrays(scope), cursor ?? null, facilityId ?? null, status ?? null, limit + 1, orderId ?? null]);
    return rows.map(withHint);
  }
}
