import type { AccessScope, PageQuery } from '@cyclefill/contracts';
import { instantSchema, scopeArrays } from '@cyclefill/contracts';
import { residentInScope } from '@cyclefill/features/resident';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

/** States of a supply outside a cycle; `needs_attention` = its papers could not be drawn. */
export const SUPPLY_STATES = ['filled', 'documented', 'needs_attention'] as const;

/** A fill on demand, what a resident takes along on a leave or goes home with, with its codes; its papers are the documents of its id. */
export const listedSupplySchema = z.object({
  id: z.uuid(), facilityId: z.uuid(), wingId: z.uuid().nullable(), residentId: z.uuid(), kind: z.enum(['demand', 'leave', 'discharge']), state: z.enum(SUPPLY_STATES), errorCode: z.string().nullable(),
  filledAt: instantSchema, documentedAt: instantSchema.nullable(), codes: z.array(z.string()), claims: z.int(),
}).meta({ id: 'OutsideSupply' });
export type ListedSupply = z.output<typeof listedSupplySchema>;

export interface SupplyFilter extends PageQuery {
  readonly facilityId?: string | undefined;
  readonly state?: string | undefined;
}

/** Supplies of the residents of the scope as the census has them now, newest first, one more than the limit. */
export class SupplyPageQuery {
  constructor(private readonly tx: Tx) {}

  run(scope: AccessScope, { limit, cursor, facilityId, state }: SupplyFilter): Promise<ListedSupply[]> {
    return this.tx.query(listedSupplySchema, `
      select o.id, o.facility_id as "facilityId", o.wing_id as "wingId", o.resident_id as "residentId", o.kind, o.state, o.error_code as "errorCode", o.as_of as "filledAt",
        o.documented_at as "documentedAt", array(select d.code from demand_fill d where d.supply_id = o.id union select p.code from pack p where p.supply_id = o.id order by 1) as codes,
        (select count(*)::int from supply_claim c where c.supply_id = o.id) as claims
      from outside_supply o
      where ${residentInScope({ facility: 'o.facility_id', resident: 'o.resident_id' })}
        and ($3::uuid is null or o.id < $3) and ($4::uuid is null or o.facility_id = $4) and ($5::text is null or o.state = $5)
      order by o.id desc limit $6`, [...scopeArrays(scope), cursor ?? null, facilityId ?? null, state ?? null, limit + 1]);
  }
}
