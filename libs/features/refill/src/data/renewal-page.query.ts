import type { AccessScope, PageQuery } from '@cyclefill/contracts';
import { instantSchema, scopeArrays } from '@cyclefill/contracts';
import { residentInScope } from '@cyclefill/features/resident';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { RENEWAL_STATUSES } from '../renewal/move-renewal.js';

/** A renewal that a prescriber was asked for, with the day of each step. Ids only. */
export const listedRenewalSchema = z.object({
  id: z.uuid(), facilityId: z.uuid(), wingId: z.uuid().nullable(), residentId: z.uuid(), orderId: z.uuid(), prescriberId: z.uuid().nullable(), status: z.enum(RENEWAL_STATUSES),
  rule: z.string(), askedAt: instantSchema, sentAt: instantSchema.nullable(), answeredAt: instantSchema.nullable(),
}).meta({ id: 'RenewalRequest' });
export type ListedRenewal = z.output<typeof listedRenewalSchema>;

export interface RenewalFilter extends PageQuery {
  readonly facilityId?: string | undefined;
  readonly status?: string | undefined;
}

/** Renewals for the residents of the scope as the census has them now, newest first, one more than the limit. */
export class RenewalPageQuery {
  constructor(private readonly tx: Tx) {}

  run(scope: AccessScope, { limit, cursor, facilityId, status }: RenewalFilter): Promise<ListedRenewal[]> {
    return this.tx.query(listedRenewalSchema, `
      select r.id, r.facility_id as "facilityId", r.wing_id as "wingId", r.resident_id as "residentId", r.order_id as "orderId", r.prescriber_id as "prescriberId", r.status, r.rule,
        r.asked_at as "askedAt", (select s.at from renewal_step s where s.renewal_id = r.id and s.status = 'sent') as "sentAt",
        (select s.at from renewal_step s where s.renewal_id = r.id and s.status in ('approved', 'denied', 'no_answer')) as "answeredAt"
      from renewal_request r
      where ${residentInScope({ facility: 'r.facility_id', resident: 'r.resident_id' })}
        and ($3::uuid is null or r.id < $3) and ($4::uuid is null or r.facility_id = $4) and ($5::text is null or r.status = $5)
      order by r.id desc limit $6`, [...scopeArrays(scope), cursor ?? null, facilityId ?? null, status ?? null, limit + 1]);
  }
}
