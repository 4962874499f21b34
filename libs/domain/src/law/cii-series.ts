import type { Day } from '@cyclefill/domain/kernel';
import type { RulePack } from './rule-pack.js';

/** One of several C-II prescriptions issued together. */
export interface CiiSeriesMember {
  readonly daysSupply: number;
  /** null = meant to be filled at once. */
  readonly earliestFillOn: Day | null;
}

/** Why a series of C-II prescriptions is not in order (R201). */
export type SeriesRefusal = 'too-many-days' | 'missing-earliest-date';

/** R201: several C-II prescriptions issued together cover at most 90 days, and all but one for filling at once name their earliest date. */
export function checkCiiSeries(series: readonly CiiSeriesMember[], pack: RulePack): SeriesRefusal | null {
  const days = series.reduce((sum, { daysSupply }) => sum + daysSupply, 0);
  if (days > pack.rules['cii.series-days'].value) return 'too-many-days';
  return series.filter(({ earliestFillOn }) => earliestFillOn === null).length > 1 ? 'missing-earliest-date' : null;
}
