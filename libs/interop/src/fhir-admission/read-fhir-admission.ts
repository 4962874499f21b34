import { type BrokenJsonLimit, brokenJsonLimit } from '@cyclefill/interop/json';
import { type FhirAdmission, type FhirEntryReport, type FhirPerson, FhirRefusal } from './admission.js';
import { type PatientResource, admissionBundleShape, allergyShape, conditionShape, patientShape } from './admission-shapes.js';
import { allergyText, diagnosisText, saysNoAllergies, whyNoAllergy, whyNoDiagnosis } from './clinical-facts.js';
import { lostElements, lostOfPatient } from './lost-elements.js';

export const FHIR_LIMITS = { bytes: 8 * 1024 * 1024, depth: 40, keys: 500_000 } as const;
const LIMIT_FIXES: Readonly<Record<BrokenJsonLimit, string>> = {
  'too-deep': `is nested deeper than ${FHIR_LIMITS.depth} levels: no resource of FHIR is`, 'too-many-keys': `holds more than ${FHIR_LIMITS.keys} elements: send one patient at a time`,
  'key-twice': 'names one element twice in one object: leave one of them out',
};
const MEDICATIONS: readonly string[] = ['MedicationRequest', 'MedicationStatement'];
/** Kinds of numbers that are nobody's business here (v2-0203). */
const PRIVATE_NUMBERS: readonly string[] = ['SS', 'SB', 'TAX', 'DL', 'PPN', 'NI'];
const SEXES = { male: 'M', female: 'F', other: 'O', unknown: 'U' } as const;

const refuse = (place: string, fix: string): never => {
  throw new FhirRefusal([{ place, fix }]);
};
// JSON can spell what no text of a database holds: NUL, and half of a pair.
const held = (text: string): string => text.toWellFormed().replaceAll(/[\p{Cc}\s]+/gu, ' ').trim();

function parse(bytes: Uint8Array): unknown {
  if (bytes.length > FHIR_LIMITS.bytes) refuse('Bundle', `is larger than ${FHIR_LIMITS.bytes / 1024 / 1024} MiB: send one patient at a time`);
  let text = '';
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    JSON.parse(text);
  } catch (error) {
    throw Object.assign(new FhirRefusal([{ place: 'Bundle', fix: 'is no JSON in UTF-8' }]), { cause: error });
  }
  const broken = brokenJsonLimit(text, FHIR_LIMITS);
  return broken === null ? JSON.parse(text) : refuse('Bundle', LIMIT_FIXES[broken]);
}

/** What a FHIR R4 Bundle tells of the one patient in it: who it is, allergies, diagnoses, and of every entry what becomes of it. @throws FhirRefusal */
export function readFhirAdmission(bytes: Uint8Array): FhirAdmission {
  const bundle = admissionBundleShape.safeParse(parse(bytes));
  if (!bundle.success) {
    const [issue] = bundle.error.issues;
    return refuse(pathText('Bundle', issue?.path ?? []), `is not as a FHIR R4 Bundle has it (${issue?.message ?? 'unknown'})`);
  }
  const resources = bundle.data.entry.map(({ resource }, index) => ({ resource, place: `Bundle.entry[${index}]` }));
  const patients = resources.filter(({ resource }) => resource?.resourceType === 'Patient');
  const [first] = patients;
  if (first === undefined || patients.length > 1) return refuse('Bundle.entry', `holds ${patients.length} patients: give one Bundle for each`);
  const patient = checked(patientShape, first.resource, `${first.place}.resource`);
  if (patient.deceasedBoolean === true || patient.deceasedDateTime !== undefined) refuse(`${first.place}.resource.deceased`, 'says that the patient died: nobody is admitted by it');
  const taken = { allergies: new Set<string>(), noAllergies: false, diagnoses: new Set<string>() };
  const entries = resources.map(({ resource, place }): FhirEntryReport => {
    const type = resource?.resourceType ?? '';
    if (resource === undefined) return { place, type, outcome: 'not-taken', says: 'holds no resource', lost: [] };
    const at = `${place}.resource`;
    const report = (why: string | null, into: string): FhirEntryReport => ({ place, type, outcome: why === null ? 'taken' : 'not-taken', says: why ?? into, lost: why === null ? lostElements(type, resource) : [] });
    switch (type) {
      case 'Patient': return { ...report(null, 'the resident'), lost: [...lostElements(type, resource), ...lostOfPatient(patient, identifierOf(patient), nameOf(patient))] };
      case 'AllergyIntolerance': {
        const allergy = checked(allergyShape, resource, at);
        const why = whyNoAllergy(allergy);
        if (why === null && saysNoAllergies(allergy)) taken.noAllergies = true;
        else if (why === null) taken.allergies.add(held(allergyText(allergy)));
        return report(why, 'the allergies of the resident');
      }
      case 'Condition': {
        const condition = checked(conditionShape, resource, at);
        const why = whyNoDiagnosis(condition);
        if (why === null) taken.diagnoses.add(held(diagnosisText(condition)));
        return report(why, 'the diagnoses of the resident');
      }
      default: return MEDICATIONS.includes(type) ? report(null, 'the list that is held against our orders') : report('is not taken by an import', '');
    }
  });
  return { person: personOf(patient, taken), entries, medications: entries.filter(({ type }) => MEDICATIONS.includes(type)).length };
}

type Shape<T> = { safeParse(value: unknown): { success: true; data: T } | { success: false; error: { issues: readonly { path: readonly PropertyKey[]; message: string }[] } } };

function checked<T>(shape: Shape<T>, resource: unknown, place: string): T {
  const read = shape.safeParse(resource);
  if (read.success) return read.data;
  throw new FhirRefusal(read.error.issues.slice(0, 20).map(({ path, message }) => ({ place: pathText(place, path), fix: `is not as FHIR R4 has it (${message})` })));
}

const pathText = (place: string, path: readonly PropertyKey[]): string => `${place}${path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('')}`;

const typesOf = ({ type }: PatientResource['identifier'][number]): readonly string[] => type?.coding?.flatMap(({ code }) => code ?? []) ?? [];

/** The medical record number; else the first number that says nothing private. */
function identifierOf({ identifier }: PatientResource): number {
  const isOpen = (one: PatientResource['identifier'][number]): boolean => (one.value ?? '') !== '' && one.use !== 'old' && !typesOf(one).some((type) => PRIVATE_NUMBERS.includes(type));
  const record = identifier.findIndex((one) => isOpen(one) && typesOf(one).includes('MR'));
  return record === -1 ? identifier.findIndex(isOpen) : record;
}

/** The official name, else the first. */
const nameOf = ({ name }: PatientResource): number => Math.max(name.findIndex(({ use }) => use === 'official'), 0);

function personOf(patient: PatientResource, { allergies, noAllergies, diagnoses }: { readonly allergies: ReadonlySet<string>; readonly noAllergies: boolean; readonly diagnoses: ReadonlySet<string> }): FhirPerson {
  const at = identifierOf(patient);
  const name = patient.name[nameOf(patient)];
  const numbers = [patient.identifier[at], ...patient.identifier.filter((one, index) => index !== at && !typesOf(one).some((type) => PRIVATE_NUMBERS.includes(type)))].flatMap((one) => (one?.value === undefined ? [] : [held(one.value)]));
  return {
    numbers: [...new Set(numbers.filter((number) => number !== ''))], familyName: held(name?.family ?? ''), givenName: held((name?.given ?? []).join(' ')), bornOn: patient.birthDate ?? null, sex: patient.gender === undefined ? '' : SEXES[patient.gender],
    allergies: allergies.size > 0 ? [...allergies] : noAllergies ? [] : null, diagnoses: [...diagnoses],
  };
}
