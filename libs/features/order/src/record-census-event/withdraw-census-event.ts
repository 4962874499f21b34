import { type AccessScope, Refusal } from '@cyclefill/contracts';
import { FacilityInputs } from '@cyclefill/features/facility';
import { CensusEventRepository } from '@cyclefill/features/resident';
import type { Tx } from '@cyclefill/platform/database';
import { findResident } from '../data/resident-scope.query.js';

/** Takes an event off the census of a resident: it never happened. @throws Refusal `resident.not-found`, `census.nothing-to-withdraw` */
export async function withdrawCensusEvent(tx: Tx, scope: AccessScope, residentId: string, eventId: string): Promise<void> {
  const { facilityId } = await findResident(tx, scope, residentId);
  const events = tx.get(CensusEventRepository);
  const fact = (await events.lock(residentId)).find(({ id }) => id === eventId);
  if (fact === undefined) throw new Refusal('census.nothing-to-withdraw');
  await events.close([eventId]);
  await tx.get(FacilityInputs).residentsMoved(facilityId, [residentId]);
  await tx.audit({ action: 'census.withdraw', subjectKind: 'census_event', subjectId: eventId, residentIds: [residentId], detail: { kind: fact.kind } });
}
