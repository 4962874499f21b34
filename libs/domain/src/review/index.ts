export { IRREGULARITY_CLASSES, RESPONSE_OUTCOMES, monthOf, reviewStanding } from './regimen-review.js';
export type { IrregularityClass, MonthDays, ResponseOutcome, ReviewStanding } from './regimen-review.js';
