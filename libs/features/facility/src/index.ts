export { FACILITY_ENTITIES } from './data/facility-entities.js';
export { FacilityHttpModule } from './facility.http.module.js';
export { FindFacilityScope } from './find-scope/find-facility-scope.js';
export { facilityZone } from './data/facility-zone.js';
export { MedPassRepository } from './data/med-pass.repository.js';
export type { MedPassChange, MedPassOwner, MedPassPlace, RecordedMedPass } from './data/med-pass.repository.js';
export { FacilityInputs } from './data/facility-inputs.repository.js';
export type { MovedInputs } from './data/facility-inputs.repository.js';
