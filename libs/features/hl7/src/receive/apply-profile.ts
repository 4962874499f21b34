import { dayOf, formatDay } from '@cyclefill/domain/kernel';
import { type Profile, admitResident, changeProfile } from '@cyclefill/features/resident';
import { type CensusNews, type Hl7Person, Hl7Refusal } from '@cyclefill/interop/hl7v2';
import type { Tx } from '@cyclefill/platform/database';
import { allergiesAfter, allergiesTold } from './allergy-texts.js';
import { type Applied, KNOWN, applied } from './applied.js';
import { checkPlain } from './find-patient.js';
import type { PlacedAt } from './placed-at.js';
import { laterNews } from './stored-news.js';

const PROFILE_KINDS = ['ADT^A08', 'ADT^A31', 'ADT^A60'] as const;

/** Kinds of numbers that are nobody's business here (table 0203). */
const PRIVATE_NUMBERS: readonly string[] = ['SS', 'DL', 'PPN', 'TAX', 'NI'];

/** The number by which a facility knows a resident: the medical record number, else the first that says nothing private. */
const codeOf = ({ ids }: Hl7Person): string | undefined => (ids.find(({ type }) => type === 'MR') ?? ids.find(({ type }) => !PRIVATE_NUMBERS.includes(type)))?.id;

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
  const code = codeOf(person);
  if (code === undefined) throw new Hl7Refusal(101, { id: 'PID', segment: 0, field: 3 }, 'a resident who is new needs a medical record number (MR)');
  const residentId = await admitResident(tx, facilityId, {
    code, familyName, givenName: givenName ?? '', bornOn, sex: sex ?? '', allergies: allergiesTold(allergies), diagnoses: codes, at, ...placed,
  });
  return applied(residentId, 'the resident is new');
}

/**
 * Records what a message tells of a person. One that comes late is taken in at its place: what later messages told is told again over it, so the
 * order of arrival decides nothing (fault 19).
 */
export async function applyProfile(tx: Tx, residentId: string, news: CensusNews, eventAt: string): Promise<Applied> {
  const all = [{ news, eventAt }, ...await laterNews(tx, residentId, eventAt, PROFILE_KINDS)];
  const told = all.flatMap(({ news: one }) => (one.kind === 'census' ? [one] : []));
  const changed = await changeProfile(tx, residentId, (all.at(-1)?.eventAt ?? eventAt).slice(0, 10), (known) => told.reduce(after, known));
  return applied(residentId, changed.length === 0 ? KNOWN : '');
}

/** What is known of a person after a message. */
function after(known: Profile, news: CensusNews): Profile {
  allergyCheck(news);
  const { what, person, allergies } = news;
  if (what === 'allergies-updated') return { ...known, allergies: allergiesAfter(known.allergies, allergies) };
  const whole = allergiesTold(allergies);
  return { ...known, ...personTold(person), ...(whole !== null && { allergies: whole }) };
}
