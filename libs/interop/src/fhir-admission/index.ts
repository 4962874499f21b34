export { FhirRefusal } from './admission.js';
export type { FhirAdmission, FhirEntryReport, FhirPerson } from './admission.js';
export { activeAllergy } from './active-allergy.js';
export type { FhirUpdate } from './read-fhir-update.js';
export { readAllergyAdded, readConditionAdded, readPatientUpdate, readRequestUpdate } from './read-fhir-update.js';
export { readFhirAdmission } from './read-fhir-admission.js';
