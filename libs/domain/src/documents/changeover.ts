import { type Day, type DayRange, addDays, addMonths, civilFromDay } from '@cyclefill/domain/kernel';
import { monthDays } from './record-days.js';

/** Days before a month begins on which its records are drafted, so that nurses have time to go through them (D34): from the first to the last of these. */
export const DRAFT_DAYS = { first: 10, last: 7 } as const;

/** How far the records of the coming month are: nothing to do yet, to be drafted, drafted too late or not at all, drafted and being gone through, final. */
export const CHANGEOVER_STATES = ['not_yet', 'draft_due', 'draft_late', 'drafted', 'final'] as const;
export type ChangeoverState = (typeof CHANGEOVER_STATES)[number];

/** The changeover that a facility stands before. */
export interface Changeover {
  /** The coming month. */
  readonly days: DayRange;
  /** The records that are in use until then. */
  readonly inUse: DayRange;
  readonly daysLeft: number;
  readonly draftFrom: Day;
  readonly draftBy: Day;
  readonly state: ChangeoverState;
}

/** What was made for the coming month already. */
export interface ChangeoverMade {
  readonly drafted: boolean;
  readonly final: boolean;
}

/** The month after a day, with the one in use. */
export function comingMonth(today: Day): Pick<Changeover, 'days' | 'inUse'> {
  const { year, month } = civilFromDay(today);
  const inUse = monthDays(year, month);
  return { inUse, days: { from: inUse.to, to: addMonths(inUse.to, 1) } };
}

/** Where a facility stands on a day of its own calendar (D34). */
export function changeoverOn(today: Day, { drafted, final }: ChangeoverMade): Changeover {
  const { days, inUse } = comingMonth(today);
  const [draftFrom, draftBy] = [addDays(days.from, -DRAFT_DAYS.first), addDays(days.from, -DRAFT_DAYS.last)];
  const open: ChangeoverState = today < draftFrom ? 'not_yet' : today <= draftBy ? 'draft_due' : 'draft_late';
  return { days, inUse, daysLeft: days.from - today, draftFrom, draftBy, state: final ? 'final' : drafted ? 'drafted' : open };
}
