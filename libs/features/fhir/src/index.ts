export { FhirHttpModule } from './fhir.http.module.js';
export { FHIR_ERRORS } from './http/fhir-errors.js';
