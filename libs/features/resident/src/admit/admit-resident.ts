import { Refusal } from '@cyclefill/contracts';
import { FacilityInputs, handoverDay } from '@cyclefill/features/facility';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { CensusEventRepository } from '../data/census-event.repository.js';

/** What is known of a person. */
export interface Profile {
  readonly familyName: string;
  readonly givenName: string;
  /** `YYYY-MM-DD`. */
  readonly bornOn: string;
  readonly sex: string;
  /** null = nobody has asked, which stops every order (E20); empty = no known allergies. */
  readonly allergies: readonly string[] | null;
  readonly diagnoses: readonly string[];
}

/** Somebody who comes to live in a facility. */
export interface Admission extends Profile {
  /** The number by which the facility knows the resident. */
  readonly code: string;
  /** `YYYY-MM-DDTHH:MM`, wall clock of the facility. */
  readonly at: string;
  readonly wingId: string;
  readonly room: string;
  readonly bed: string;
}

const Known = z.object({ id: z.string() });

/** Makes a resident known with a first version and a place, from a moment on. The caller has found facility and wing. @throws Refusal `resident.code-taken` */
export async function admitResident(tx: Tx, facilityId: string, admission: Admission): Promise<string> {
  const { code, at, wingId, room, bed, ...profile } = admission;
  const { tenantId } = tx.actor;
  const known = await tx.query(Known, 'select id from resident where tenant_id = $1 and code = $2', [tenantId, code]);
  if (known.length > 0) throw new Refusal('resident.code-taken');
  const residentId = tx.newId();
  await tx.execute('insert into resident (id, tenant_id, facility_id, code, recorded_at) values ($1, $2, $3, $4, now())', [residentId, tenantId, facilityId, code]);
  await tx.execute(
    `insert into resident_version (id, tenant_id, facility_id, resident_id, version, family_name, given_name, born_on, sex, allergies, diagnoses, admitted_on, crush_meds, payer, part_d, auto_refill_consent, effective_from, recorded_at)
     values ($1, $2, $3, $4, 1, $5, $6, $7, $8, $9, $10, $11, false, '', false, false, $11, now())`,
    [tx.newId(), tenantId, facilityId, residentId, profile.familyName, profile.givenName, profile.bornOn, profile.sex, profile.allergies, profile.diagnoses, at.slice(0, 10)],
  );
  const events = tx.get(CensusEventRepository);
  const bedId = await events.bed(wingId, room, bed);
  const from = at.replace('T', ' ');
  await events.record({ facilityId, residentId, kind: 'placed', toldAs: 'admission', from, to: null, wingId, bedId, detail: '', heldUntil: await handoverDay(tx, facilityId) });
  await tx.get(FacilityInputs).residentsMoved(facilityId, [residentId]);
  await tx.audit({ action: 'resident.admit', subjectKind: 'resident', subjectId: residentId, residentIds: [residentId] });
  return residentId;
}
