import type { FhirPerson } from './admission.js';
import type { PatientResource } from './admission-shapes.js';

const SEXES = { male: 'M', female: 'F', other: 'O', unknown: 'U' } as const;

// JSON can spell what no text of a database holds: NUL, and half of a pair.
export const held = (text: string): string => text.toWellFormed().replaceAll(/[\p{Cc}\s]+/gu, ' ').trim();

/** The official name, else the first. */
export const nameOf = ({ name }: PatientResource): number => Math.max(name.findIndex(({ use }) => use === 'official'), 0);

/** The id of a reference to something of ours; null = it refers to none. */
export const idOf = (type: string, reference: string | undefined): string | null => new RegExp(`^(?:https?://[^ ]+/)?${type}/(?<id>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$`, 'u').exec(reference ?? '')?.groups?.['id'] ?? null;

/** Name, birth day and sex of a Patient. */
export function patientFacts(patient: PatientResource): Pick<FhirPerson, 'familyName' | 'givenName' | 'bornOn' | 'sex'> {
  const name = patient.name[nameOf(patient)];
  return { familyName: held(name?.family ?? ''), givenName: held((name?.given ?? []).join(' ')), bornOn: patient.birthDate ?? null, sex: patient.gender === undefined ? '' : SEXES[patient.gender] };
}
