export { ImportFhir } from './import/import-fhir.js';
export type { FhirImport, FhirImportReport, FhirPlace } from './import/import-fhir.js';
export { FhirHttpModule } from './fhir.http.module.js';
export { FHIR_ERRORS } from './http/fhir-errors.js';
