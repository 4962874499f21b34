import { type AccessScope, Refusal, scopeArrays } from '@cyclefill/contracts';
import { residentInScope } from '@cyclefill/features/resident';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

const PlaceRow = z.object({ residentId: z.string(), facilityId: z.string(), facilityCode: z.string(), zone: z.string(), usState: z.string(), now: z.date() });

/** A resident with the facility's code, zone, state and clock. */
export type ResidentPlace = z.output<typeof PlaceRow>;

/** A resident by id or code whom the caller may see. @throws Refusal `resident.not-found` */
export async function findResidentPlace(tx: Tx, scope: AccessScope, resident: { readonly id: string } | { readonly code: string }): Promise<ResidentPlace> {
  const [column, value] = 'id' in resident ? ['r.id', resident.id] : ['r.code', resident.code];
  const [row] = await tx.query(
    PlaceRow,
    `select r.id as "residentId", f.id as "facilityId", f.code as "facilityCode", f.zone, f.state as "usState", now() as now from resident r join facility f on f.id = r.facility_id
     where ${residentInScope({ facility: 'r.facility_id', resident: 'r.id' })} and ${column} = $3`,
    [...scopeArrays(scope), value],
  );
  if (row === undefined) throw new Refusal('resident.not-found');
  return row;
}
