import { type Day, addMonths, civilFromDay, dayFromCivil } from '@cyclefill/domain/kernel';

/** Classes of an irregularity, after what makes a drug unnecessary by 42 CFR 483.45(d) (R214); `other` = none of them, or several. */
export const IRREGULARITY_CLASSES = ['excessive-dose', 'excessive-duration', 'inadequate-monitoring', 'inadequate-indication', 'adverse-consequences', 'other'] as const;
export type IrregularityClass = (typeof IRREGULARITY_CLASSES)[number];

/** What the attending did about an irregularity (R213). */
export const RESPONSE_OUTCOMES = ['changed', 'no-change'] as const;
export type ResponseOutcome = (typeof RESPONSE_OUTCOMES)[number];

const firstOf = (on: Day): Day => {
  const { year, month } = civilFromDay(on);
  return dayFromCivil(year, month, 1);
};

/** The months of days: first day, and the first day of the next. */
export interface MonthDays {
  readonly from: Day;
  readonly to: Day;
}

/** The calendar month that a day lies in. */
export function monthOf(on: Day): MonthDays {
  const from = firstOf(on);
  return { from, to: addMonths(from, 1) };
}

/** How a resident stands with the review of a month: done in it; due by its end; overdue when the month before passed without one in the stay. */
export type ReviewStanding = 'done' | 'due' | 'overdue';

/** At least once in each calendar month of a stay (R213). @param last day of the last review, null = none */
export function reviewStanding(last: Day | null, admittedOn: Day, today: Day): ReviewStanding {
  const { from } = monthOf(today);
  if (last !== null && last >= from) return 'done';
  const before = addMonths(from, -1);
  return admittedOn < from && (last === null || last < before) ? 'overdue' : 'due';
}
