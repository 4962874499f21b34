import type { PatientResource } from './admission-shapes.js';

/** Elements of which nothing is lost, besides type and id. */
const KEPT: Readonly<Record<string, readonly string[]>> = {
  Patient: ['identifier', 'name', 'gender', 'birthDate'],
  AllergyIntolerance: ['clinicalStatus', 'verificationStatus', 'code', 'patient', 'reaction'],
  Condition: ['clinicalStatus', 'verificationStatus', 'code', 'subject'],
  MedicationRequest: ['status', 'intent', 'medicationCodeableConcept', 'medicationReference', 'subject', 'dosageInstruction', 'contained', 'statusReason', 'doNotPerform'],
  MedicationStatement: ['status', 'medicationCodeableConcept', 'medicationReference', 'subject', 'dosage', 'contained', 'statusReason', 'effectivePeriod'],
};

/** Elements of a resource that are not kept, by path; those of the whole when none of it is. */
export function lostElements(type: string, resource: object): readonly string[] {
  const kept = ['resourceType', 'id', ...(KEPT[type] ?? [])];
  return Object.keys(resource).filter((name) => !kept.includes(name)).map((name) => `${type}.${name}`);
}

/** What is lost within the elements of a Patient that are kept: other numbers, other names, parts of a name. */
export function lostOfPatient({ identifier, name }: PatientResource, keptIdentifier: number, keptName: number): readonly string[] {
  const parts = Object.keys(name[keptName] ?? {}).filter((part) => !['family', 'given', 'use'].includes(part));
  return [
    ...identifier.flatMap((_, index) => (index === keptIdentifier ? [] : [`Patient.identifier[${index}]`])),
    ...name.flatMap((_, index) => (index === keptName ? [] : [`Patient.name[${index}]`])), ...parts.map((part) => `Patient.name[${keptName}].${part}`),
  ];
}
