import type { AccessScope, PageQuery } from '@cyclefill/contracts';
import { scopeArrays } from '@cyclefill/contracts';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

/** A facility as its people know it, with those of its wings that the asker may see. */
export const listedFacilitySchema = z.object({
  id: z.uuid(), code: z.string(), name: z.string(), city: z.string(), state: z.string(), zone: z.string(),
  packaging: z.enum(['card', 'multi_dose']), packType: z.string(),
  wings: z.array(z.object({ id: z.uuid(), name: z.string() })),
}).meta({ id: 'Facility' });
export type ListedFacility = z.output<typeof listedFacilitySchema>;

/** Facilities of the scope by code, one more than the limit. */
export class FacilityPageQuery {
  constructor(private readonly tx: Tx) {}

  run(scope: AccessScope, { limit, cursor }: PageQuery): Promise<ListedFacility[]> {
    return this.tx.query(listedFacilitySchema, `
      select f.id, f.code, f.name, f.city, f.state, f.zone, f.packaging, f.pack_type as "packType",
        coalesce((select jsonb_agg(jsonb_build_object('id', w.id, 'name', w.name) order by w.name collate "C")
          from wing w where w.facility_id = f.id and ($1::uuid[] is null or exists (
            select from unnest($1::uuid[], $2::uuid[]) as s (facility_id, wing_id)
            where s.facility_id = f.id and (s.wing_id is null or s.wing_id = w.id)))), '[]') as wings
      from facility f
      where ($1::uuid[] is null or f.id = any($1))
        and ($3::uuid is null or f.code collate "C" > (select code from facility where id = $3))
      order by f.code collate "C" limit $4`, [...scopeArrays(scope), cursor ?? null, limit + 1]);
  }
}
