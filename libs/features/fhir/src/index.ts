export { ImportFhir } from './import/import-fhir.js';
export type { FhirImport, FhirImportReport, FhirPlace } from './import/import-fhir.js';
