export { DEA_SCHEDULES } from './schedule.js';
export type { DeaSchedule } from './schedule.js';
export { US_FEDERAL_2026 } from './rule-pack.js';
export type { RulePack, TooSoonRule, Validity } from './rule-pack.js';
export { checkPrescriptionLimits, lastFillDay } from './prescription-limits.js';
export type { PrescriptionFacts } from './prescription-limits.js';
export { checkCiiPart } from './partial-fill.js';
export type { CiiPartialFill, PartRefusal } from './partial-fill.js';
