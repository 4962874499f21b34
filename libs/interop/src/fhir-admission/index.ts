export { FhirRefusal } from './admission.js';
export type { FhirAdmission, FhirEntryReport, FhirPerson } from './admission.js';
export { readFhirAdmission } from './read-fhir-admission.js';
