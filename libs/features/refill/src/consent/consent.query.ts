import { instantSchema } from '@cyclefill/contracts';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

/** A consent to automatic refills, a request for those of one window (R129), or a consent to several drugs in one pack (R231), as it stands. */
export const listedConsentSchema = z.object({
  id: z.uuid(), residentId: z.uuid().nullable().describe('null = every resident of the facility'), residentCode: z.string().nullable(), kind: z.enum(['standing', 'window', 'med-pak']),
  from: z.iso.date().describe('from when it holds; of a window its first day'), granted: z.boolean(), givenBy: z.string(), note: z.string(), recordedAt: instantSchema, recordedBy: z.uuid().nullable(),
}).meta({ id: 'RefillConsent' });
export type ListedConsent = z.output<typeof listedConsentSchema>;

/** What is on record in a facility, or of one of its residents; first what holds for all, then by resident and day. */
export class ConsentQuery {
  constructor(private readonly tx: Tx) {}

  run(facilityId: string, residentId: string | null): Promise<ListedConsent[]> {
    return this.tx.query(
      listedConsentSchema,
      `select c.id, c.resident_id as "residentId", r.code as "residentCode", c.kind, c.effective_from::text as "from", c.granted, c.given_by as "givenBy", c.note, c.recorded_at as "recordedAt",
         c.recorded_by as "recordedBy"
       from refill_consent c left join resident r on r.id = c.resident_id
       where c.facility_id = $1 and c.superseded_at is null and ($2::uuid is null or c.resident_id = $2) order by r.code collate "C" nulls first, c.effective_from, c.kind`,
      [facilityId, residentId],
    );
  }
}
