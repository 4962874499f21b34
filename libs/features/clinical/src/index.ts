export { CLINICAL_ENTITIES } from './data/clinical-entities.js';
export { ageOn } from './run-checks/age-on.js';
export { checkedResident } from './run-checks/resident-check.js';
export type { NamedOrder, ResidentCheck } from './run-checks/resident-check.js';
export { recordChecks } from './record-checks/record-checks.js';
export type { CheckedOccasion } from './record-checks/record-checks.js';
