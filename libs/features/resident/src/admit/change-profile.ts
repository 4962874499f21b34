import { Refusal } from '@cyclefill/contracts';
import { FacilityInputs } from '@cyclefill/features/facility';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import type { Profile } from './admit-resident.js';

const COLUMNS = { familyName: 'family_name', givenName: 'given_name', bornOn: 'born_on', sex: 'sex', allergies: 'allergies', diagnoses: 'diagnoses' } as const satisfies Record<keyof Profile, string>;
/** In the order of parameters. */
const NAMES = Object.keys(COLUMNS) as (keyof Profile)[];

const Current = z.object({
  id: z.string(), version: z.int(), facilityId: z.string(), familyName: z.string(), givenName: z.string(), bornOn: z.string(), sex: z.string(), allergies: z.array(z.string()).nullable(), diagnoses: z.array(z.string()),
});

/**
 * Records what is known of a resident otherwise, from a day on (`YYYY-MM-DD`), as a new version; what is left out stays as it was. Answers what
 * changed, nothing when it was known. The caller has found the resident.
 * @param changes what is otherwise, out of what is known under the lock: two who add at once both add
 * @param readVersion the version that the caller has read; null = whatever there is @throws Refusal `row.stale`
 */
export async function changeProfile(tx: Tx, residentId: string, on: string, changes: (known: Profile) => Partial<Profile>, readVersion: number | null = null): Promise<readonly (keyof Profile)[]> {
  // Two who write about one resident wait for each other: the later sees what the earlier left.
  await tx.execute(`select pg_advisory_xact_lock(hashtextextended('profile ' || $1::text, 0))`, [residentId]);
  const [current] = await tx.query(
    Current,
    `select id, version, facility_id as "facilityId", family_name as "familyName", given_name as "givenName", born_on::text as "bornOn", sex, allergies, diagnoses from resident_version where resident_id = $1 and superseded_at is null`,
    [residentId],
  );
  if (current === undefined) throw new Error('a resident has no version');
  if (readVersion !== null && readVersion !== current.version) throw new Refusal('row.stale');
  const next: Profile = { ...current, ...changes(current) };
  const changed = NAMES.filter((name) => JSON.stringify(next[name]) !== JSON.stringify(current[name]));
  if (changed.length === 0) return [];
  await tx.execute('update resident_version set superseded_at = now() where id = $1', [current.id]);
  await tx.execute(
    `insert into resident_version (id, tenant_id, facility_id, resident_id, version, ${Object.values(COLUMNS).join(', ')}, code_status, admitted_on, crush_meds, payer, part_d, auto_refill_consent, effective_from, recorded_at)
     select $2, tenant_id, facility_id, resident_id, version + 1, $4, $5, $6, $7, $8, $9, code_status, admitted_on, crush_meds, payer, part_d, auto_refill_consent, $3, now() from resident_version where id = $1`,
    [current.id, tx.newId(), on, ...NAMES.map((name) => next[name])],
  );
  await tx.get(FacilityInputs).residentsMoved(current.facilityId, [residentId]);
  await tx.audit({ action: 'resident.change', subjectKind: 'resident', subjectId: residentId, residentIds: [residentId], detail: { changed } });
  return changed;
}
