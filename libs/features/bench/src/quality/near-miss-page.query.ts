import { type AccessScope, type PageQuery, type Role, instantSchema, scopeArrays } from '@cyclefill/contracts';
import { NEAR_MISS_CLASSES, type NearMissClass, STATIONS, type Station } from '@cyclefill/domain/bench';
import { residentInScope } from '@cyclefill/features/resident';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

/** An error that was caught. Whose work it was is told to that person and to an auditor alone. */
export const nearMissSchema = z.object({
  id: z.uuid(), facilityId: z.uuid(), packId: z.uuid().nullable(), orderId: z.uuid().nullable(), class: z.enum(NEAR_MISS_CLASSES), station: z.enum(STATIONS).describe('where it was caught'), code: z.string(),
  params: z.record(z.string(), z.unknown()), personId: z.uuid().nullable(), at: instantSchema,
}).meta({ id: 'NearMiss' });
export type NearMiss = z.output<typeof nearMissSchema>;

export interface NearMissFilter extends PageQuery {
  readonly facilityId?: string | undefined;
  readonly class?: NearMissClass | undefined;
  readonly station?: Station | undefined;
  readonly from?: string | undefined;
}

/** Who reads: persons are named only to themselves and to an auditor. */
export interface NearMissReader {
  readonly scope: AccessScope;
  readonly userId: string;
  readonly role: Role;
}

/** The log of near misses by id, one more than the limit. */
export class NearMissPageQuery {
  constructor(private readonly tx: Tx) {}

  run({ scope, userId, role }: NearMissReader, { limit, cursor, facilityId, class: of, station, from }: NearMissFilter): Promise<NearMiss[]> {
    return this.tx.query(
      nearMissSchema,
      `select m.id, m.facility_id as "facilityId", m.pack_id as "packId", m.order_id as "orderId", m.class, m.station, m.code, m.params, m.at,
         case when $3 or m.person_id = $4 then m.person_id end as "personId"
       from near_miss m left join pack p on p.id = m.pack_id
       where (p.id is null and $1::uuid[] is null or ${residentInScope({ facility: 'm.facility_id', resident: 'p.resident_id' })}) and ($5::uuid is null or m.id > $5)
         and ($6::uuid is null or m.facility_id = $6) and ($7::text is null or m.class = $7) and ($8::text is null or m.station = $8) and ($9::timestamptz is null or m.at >= $9)
       order by m.id limit $10`,
      [...scopeArrays(scope), role === 'auditor', userId, cursor ?? null, facilityId ?? null, of ?? null, station ?? null, from ?? null, limit + 1],
    );
  }
}
