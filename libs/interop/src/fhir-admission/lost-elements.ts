import type { PatientResource } from './admission-shapes.js';

/** Elements of which nothing is lost, besides type and id. */
const KEPT: Readonly<Record<string, readonly string[]>> = {
  Patient: ['identifier', 'name', 'gender', 'birthDate', 'managingOrganization'],
  Encounter: ['status', 'location', 'subject'],
  AllergyIntolerance: ['clinicalStatus', 'code', 'patient', 'reaction'],
  Condition: ['clinicalStatus', 'code', 'subject'],
  MedicationRequest: ['status', 'intent', 'medicationCodeableConcept', 'medicationReference', 'subject', 'dosageInstruction', 'contained', 'statusReason', 'doNotPerform'],
  MedicationStatement: ['status', 'medicationCodeableConcept', 'medicationReference', 'subject', 'dosage', 'contained', 'statusReason', 'effectivePeriod'],
};

/** Concepts of which the words are kept; of a condition also a code of ICD-10. */
const WORDS: Readonly<Record<string, string>> = { AllergyIntolerance: 'code', Condition: 'code', MedicationRequest: 'medicationCodeableConcept', MedicationStatement: 'medicationCodeableConcept' };

/** Elements of a resource that are not kept, by path. @param keepsCode the code of its concept is kept too */
export function lostElements(type: string, resource: Readonly<Record<string, unknown>>, keepsCode = false): readonly string[] {
  const kept = ['resourceType', 'id', ...(KEPT[type] ?? [])];
  const words = WORDS[type] ?? '';
  const isCoded = (resource[words] as { readonly coding?: unknown } | undefined)?.coding !== undefined;
  return [...Object.keys(resource).filter((name) => !kept.includes(name)).map((name) => `${type}.${name}`), ...(isCoded && !keepsCode ? [`${type}.${words}.coding`] : [])];
}

/** What is lost within the elements of a Patient that are kept: other numbers, other names, parts of a name. */
export function lostOfPatient({ identifier, name }: PatientResource, keptIdentifier: number, keptName: number): readonly string[] {
  const parts = Object.keys(name[keptName] ?? {}).filter((part) => !['family', 'given', 'use'].includes(part));
  return [
    ...identifier.flatMap((_, index) => (index === keptIdentifier ? [] : [`Patient.identifier[${index}]`])),
    ...name.flatMap((_, index) => (index === keptName ? [] : [`Patient.name[${index}]`])), ...parts.map((part) => `Patient.name[${keptName}].${part}`),
  ];
}
