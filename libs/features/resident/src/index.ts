export { RESIDENT_ENTITIES } from './data/resident-entities.js';
export { CensusEventRepository } from './data/census-event.repository.js';
export type { CensusEventRow, KnownCensusEvent } from './data/census-event.repository.js';
export { residentInScope } from './data/resident-in-scope.query.js';
export { admitResident } from './admit/admit-resident.js';
export type { Admission, Profile } from './admit/admit-resident.js';
export { changeProfile } from './admit/change-profile.js';
