import type { FhirAdmission, FhirEntryReport, FhirPerson } from './admission.js';
import { type PatientResource, admissionBundleShape, allergyShape, conditionShape, encounterShape, patientShape } from './admission-shapes.js';
import { allergyText, diagnosisText, icd10Of, saysNoAllergies, whyNoAllergy, whyNoDiagnosis } from './clinical-facts.js';
import { lostElements, lostOfPatient } from './lost-elements.js';
import { held, idOf, nameOf, patientFacts } from './person-facts.js';
import { checked, parseFhir, pathText, refuse } from './parse-fhir.js';

/** States of a medication that is not taken any more. */
const OVER: readonly string[] = ['stopped', 'completed', 'cancelled', 'entered-in-error', 'not-taken'];
const MEDICATIONS: readonly string[] = ['MedicationRequest', 'MedicationStatement'];
/** Kinds of numbers that are nobody's business here (v2-0203). */
const PRIVATE_NUMBERS: readonly string[] = ['SS', 'SB', 'TAX', 'DL', 'PPN', 'NI'];

/** What a FHIR R4 Bundle tells of the one patient in it: who it is, allergies, diagnoses, and of every entry what becomes of it. @throws FhirRefusal */
export function readFhirAdmission(bytes: Uint8Array): FhirAdmission {
  const bundle = admissionBundleShape.safeParse(parseFhir(bytes));
  if (!bundle.success) {
    const [issue] = bundle.error.issues;
    return refuse(pathText('Bundle', issue?.path ?? []), `is not as a FHIR R4 Bundle has it (${issue?.message ?? 'unknown'})`);
  }
  if (bundle.data.type === 'batch') return refuse('Bundle.type', 'is batch: send a transaction, of which all is done or nothing');
  const resources = bundle.data.entry.map(({ resource }, index) => ({ resource, place: `Bundle.entry[${index}]` }));
  const patients = resources.filter(({ resource }) => resource?.resourceType === 'Patient');
  const [first] = patients;
  if (first === undefined || patients.length > 1) return refuse('Bundle.entry', `holds ${patients.length} patients: give one Bundle for each`);
  const patient = checked(patientShape, first.resource, `${first.place}.resource`);
  if (patient.deceasedBoolean === true || patient.deceasedDateTime !== undefined) refuse(`${first.place}.resource.deceased`, 'says that the patient died: nobody is admitted by it');
  const taken = { allergies: new Set<string>(), noAllergies: false, diagnoses: new Set<string>(), location: null as string | null };
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
      case 'Encounter': {
        const { status, location } = checked(encounterShape, resource, at);
        if (!['in-progress', 'arrived', 'onleave'].includes(status)) return report('is over, or has not begun', '');
        taken.location ??= idOf('Location', location.at(-1)?.location.reference);
        return report(null, 'the place of the resident');
      }
      case 'Condition': {
        const condition = checked(conditionShape, resource, at);
        const why = whyNoDiagnosis(condition);
        if (why === null) taken.diagnoses.add(held(diagnosisText(condition)));
        return { ...report(why, 'the diagnoses of the resident'), ...(why === null && { lost: lostElements(type, resource, icd10Of(condition) !== null) }) };
      }
      default: return MEDICATIONS.includes(type) ? report(null, OVER.includes(String(resource['status'])) ? 'the list as it came: it is over, so nothing is held against it' : 'the list that is held against our orders') : report('is not taken by an import', '');
    }
  });
  return { person: personOf(patient, taken), entries, medications: entries.filter(({ type }) => MEDICATIONS.includes(type)).length };
}

const typesOf = ({ type }: PatientResource['identifier'][number]): readonly string[] => type?.coding?.flatMap(({ code }) => code ?? []) ?? [];

/** The medical record number; else the first number that says nothing private. */
function identifierOf({ identifier }: PatientResource): number {
  const isOpen = (one: PatientResource['identifier'][number]): boolean => (one.value ?? '') !== '' && one.use !== 'old' && !typesOf(one).some((type) => PRIVATE_NUMBERS.includes(type));
  const record = identifier.findIndex((one) => isOpen(one) && typesOf(one).includes('MR'));
  return record === -1 ? identifier.findIndex(isOpen) : record;
}

interface TakenFacts {
  readonly allergies: ReadonlySet<string>;
  readonly noAllergies: boolean;
  readonly diagnoses: ReadonlySet<string>;
  readonly location: string | null;
}

function personOf(patient: PatientResource, { allergies, noAllergies, diagnoses, location }: TakenFacts): FhirPerson {
  const at = identifierOf(patient);
  const numbers = [patient.identifier[at], ...patient.identifier.filter((one, index) => index !== at && !typesOf(one).some((type) => PRIVATE_NUMBERS.includes(type)))].flatMap((one) => (one?.value === undefined ? [] : [held(one.value)]));
  return {
    numbers: [...new Set(numbers.filter((number) => number !== ''))], ...patientFacts(patient),
    allergies: allergies.size > 0 ? [...allergies] : noAllergies ? [] : null, diagnoses: [...diagnoses],
    facilityId: idOf('Organization', patient.managingOrganization?.reference), bedId: location,
  };
}
