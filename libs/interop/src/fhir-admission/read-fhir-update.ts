import type { FhirPerson } from './admission.js';
import { allergyShape, conditionShape, patientShape, requestShape } from './admission-shapes.js';
import { allergyText, diagnosisText, icd10Of, saysNoAllergies, whyNoAllergy, whyNoDiagnosis } from './clinical-facts.js';
import { lostElements } from './lost-elements.js';
import { checked, parseFhir, refuse } from './parse-fhir.js';
import { held, idOf, patientFacts } from './person-facts.js';

/** What one resource that is written says, with the elements that would be lost. */
export interface FhirUpdate<T> {
  readonly facts: T;
  readonly lost: readonly string[];
}

/** `meta` is ours to say, whatever is sent. */
const lostOf = (type: string, resource: Readonly<Record<string, unknown>>, keepsCode = false): readonly string[] => lostElements(type, resource, keepsCode).filter((path) => path !== `${type}.meta`);

/** A Patient in the place of one that is there. @throws FhirRefusal */
export function readPatientUpdate(bytes: Uint8Array): FhirUpdate<Pick<FhirPerson, 'familyName' | 'givenName' | 'sex'> & { readonly bornOn: string }> {
  const resource = checked(patientShape, parseFhir(bytes), 'Patient');
  const { bornOn, ...facts } = patientFacts(resource);
  if (facts.familyName === '') return refuse('Patient.name.family', 'is missing');
  return bornOn === null ? refuse('Patient.birthDate', 'is missing') : { facts: { ...facts, bornOn }, lost: lostOf('Patient', resource) };
}

/** Of whom it is. @throws FhirRefusal */
const residentOf = (reference: unknown, place: string): string => idOf('Patient', (reference as { reference?: string } | undefined)?.reference) ?? refuse(place, 'refers to nobody here: Patient/ID');

/** An allergy that is recorded; null = that there are none. @throws FhirRefusal */
export function readAllergyAdded(bytes: Uint8Array): FhirUpdate<{ readonly residentId: string; readonly text: string | null }> {
  const resource = checked(allergyShape, parseFhir(bytes), 'AllergyIntolerance');
  const why = whyNoAllergy(resource);
  if (why !== null) return refuse('AllergyIntolerance', why);
  return { facts: { residentId: residentOf(resource['patient'], 'AllergyIntolerance.patient'), text: saysNoAllergies(resource) ? null : held(allergyText(resource)) }, lost: lostOf('AllergyIntolerance', resource) };
}

/** A diagnosis that is recorded. @throws FhirRefusal */
export function readConditionAdded(bytes: Uint8Array): FhirUpdate<{ readonly residentId: string; readonly text: string }> {
  const resource = checked(conditionShape, parseFhir(bytes), 'Condition');
  const why = whyNoDiagnosis(resource);
  if (why !== null) return refuse('Condition', why);
  return { facts: { residentId: residentOf(resource['subject'], 'Condition.subject'), text: held(diagnosisText(resource)) }, lost: lostOf('Condition', resource, icd10Of(resource) !== null).filter((path) => path !== 'Condition.category') };
}

/** A MedicationRequest in the place of one that is there: its status, with the reason; what else it holds is compared by who knows ours. @throws FhirRefusal */
export function readRequestUpdate(bytes: Uint8Array): { readonly resource: Readonly<Record<string, unknown>>; readonly status: string; readonly reason: string } {
  const resource = checked(requestShape, parseFhir(bytes), 'MedicationRequest');
  const { statusReason } = resource;
  return { resource, status: resource.status, reason: held(statusReason?.text ?? statusReason?.coding?.[0]?.display ?? '') };
}
