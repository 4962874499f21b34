import { dayOf, formatDay } from '@cyclefill/domain/kernel';
import { type Profile, admitResident, changeProfile } from '@cyclefill/features/resident';
import { type CensusNews, type Hl7Person, Hl7Refusal } from '@cyclefill/interop/hl7v2';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { allergiesAfter, allergiesTold } from './allergy-texts.js';
import { type Applied, KNOWN, applied } from './applied.js';
import { checkPlain } from './find-patient.js';
import type { PlacedAt } from './placed-at.js';
import { laterNews } from './stored-news.js';

const Allergies = z.object({ allergies: z.array(z.string()).nullable() });

const PROFILE_KINDS = ['ADT^A08', 'ADT^A31', 'ADT^A60'] as const;

/** Name, birth day and sex as far as they are told. */
function personTold({ familyName, givenName, birth, sex }: Hl7Person): Partial<Profile> {
  checkPlain('PID', 5, familyName, givenName);
  checkPlain('PID', 8, sex);
  return { ...(familyName !== '' && { familyName }), ...(givenName !== '' && { givenName }), ...(birth !== null && { bornOn: formatDay(dayOf(birth.wall)) }), ...(sex !== '' && { sex }) };
}

function allergyCheck({ allergies }: CensusNews): void {
  checkPlain('AL1', 3, ...allergies.flatMap(({ to, reactions }) => [to.code, to.text, ...reactions]));
}

/** Makes somebody known who comes to live here. @throws Hl7Refusal where name or birth day is missing */
export async function admit(tx: Tx, facilityId: string, { person, allergies, diagnoses, ...news }: CensusNews, placed: PlacedAt, at: string): Promise<Applied> {
  const { familyName, givenName, bornOn, sex } = personTold(person);
  allergyCheck({ person, allergies, diagnoses, ...news });
  const codes = diagnoses.map(({ code }) => code).filter((code) => code !== '');
  checkPlain('DG1', 3, ...codes);
  if (familyName === undefined) throw new Hl7Refusal(101, { id: 'PID', segment: 0, field: 5 }, 'a resident who is new needs a family name');
  if (bornOn === undefined) throw new Hl7Refusal(101, { id: 'PID', segment: 0, field: 7 }, 'a resident who is new needs a birth day');
  const [number] = person.ids;
  const residentId = await admitResident(tx, facilityId, {
    code: number?.id ?? '', familyName, givenName: givenName ?? '', bornOn, sex: sex ?? '', allergies: allergiesTold(allergies), diagnoses: codes, at, ...placed,
  });
  return applied(residentId, 'the resident is new');
}

/**
 * Records what a message tells of a person. One that comes late is taken in at its place: what later messages told is told again over it, so the
 * order of arrival decides nothing (fault 19).
 */
export async function applyProfile(tx: Tx, residentId: string, news: CensusNews, eventAt: string): Promise<Applied> {
  const all = [{ news, eventAt }, ...await laterNews(tx, residentId, eventAt, PROFILE_KINDS)];
  const [row] = await tx.query(Allergies, 'select allergies from resident_version where resident_id = $1 and superseded_at is null', [residentId]);
  let told: Partial<Profile> = { allergies: row?.allergies ?? null };
  for (const { news: one } of all) if (one.kind === 'census') told = after(told, one);
  const changed = await changeProfile(tx, residentId, (all.at(-1)?.eventAt ?? eventAt).slice(0, 10), told);
  return applied(residentId, changed.length === 0 ? KNOWN : '');
}

/** What is known of a person after a message. */
function after(known: Partial<Profile>, news: CensusNews): Partial<Profile> {
  allergyCheck(news);
  const { what, person, allergies } = news;
  if (what === 'allergies-updated') return { ...known, allergies: allergiesAfter(known.allergies ?? null, allergies) };
  const whole = allergiesTold(allergies);
  return { ...known, ...personTold(person), ...(whole !== null && { allergies: whole }) };
}
