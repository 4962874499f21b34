import { dayOf, formatDay } from '@cyclefill/domain/kernel';
import { CensusEventRepository } from '@cyclefill/features/resident';
import { type Hl7Person, Hl7Refusal } from '@cyclefill/interop/hl7v2';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import type { Hl7Partner } from '../partner/hl7-partner.js';
import { type Applied, waiting } from './applied.js';

const ResidentRow = z.object({ id: z.string(), bornOn: z.string() });

/** Refuses what no database holds. @throws Hl7Refusal */
export function checkPlain(id: string, field: number, ...texts: readonly string[]): void {
  if (texts.some((text) => /\p{Cc}/u.test(text))) throw new Hl7Refusal(102, { id, segment: 0, field }, 'holds a control character: leave it out');
}

/** Residents of a facility by the numbers of PID-3. */
export function residentsOf(tx: Tx, { facilityId }: Hl7Partner, numbers: readonly string[]): Promise<readonly z.output<typeof ResidentRow>[]> {
  return tx.query(
    ResidentRow,
    'select r.id, v.born_on::text as "bornOn" from resident r join resident_version v on v.resident_id = r.id and v.superseded_at is null where r.facility_id = $1 and r.code = any($2)', [facilityId, numbers],
  );
}

/**
 * The one resident of PID-3, null where nobody has those numbers yet, or why the message has to wait: also where PID-7 says that it is of somebody born on another day.
 * @param mayCorrect the message may say the birth day anew @throws Hl7Refusal
 */
export async function findPatient(tx: Tx, partner: Hl7Partner, { ids, birth }: Hl7Person, mayCorrect: boolean): Promise<{ readonly residentId: string | null } | Applied> {
  const numbers = ids.map(({ id }) => id);
  checkPlain('PID', 3, ...numbers);
  // Nobody is looked for while somebody else makes the resident known: that is told of in the order in which it is done.
  await tx.execute(`select pg_advisory_xact_lock(hashtextextended('hl7 patient ' || t.n, 0)) from (select unnest($1::text[]) as n order by n) t`, [numbers]);
  const [resident, another] = await residentsOf(tx, partner, numbers);
  if (another !== undefined) return waiting('the numbers of PID-3 are of different residents: ask the sender', resident?.id ?? null);
  if (resident !== undefined && birth !== null && !mayCorrect && formatDay(dayOf(birth.wall)) !== resident.bornOn) return waiting('PID-7 is not the birth day of the resident of PID-3: it may be of somebody else, so ask the sender', resident.id);
  // One after the other for a resident: of two that come at once, the later finds what the earlier did, or the earlier finds the later waiting.
  if (resident !== undefined) await tx.get(CensusEventRepository).lock(resident.id);
  return { residentId: resident?.id ?? null };
}

/** Nobody of ours has the numbers of PID-3. */
export const STRANGER = 'no resident of this facility has the number of PID-3: admit the resident (A01, or the census); it is tried again by itself';
