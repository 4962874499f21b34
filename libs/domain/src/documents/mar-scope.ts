import { type DayRange, type LocalMinute, type MinuteRange, addDays, addMonths, atMinute, endOf, overlaps } from '@cyclefill/domain/kernel';

/** Orders a record of some days speaks of: given on them, or near them, so that the page of omissions explains what a nurse may look for (R507). */
export function isSpokenOf(order: MinuteRange, days: DayRange): boolean {
  return endOf(order) > atMinute(addDays(days.from, -31)) && order.from < atMinute(addMonths(days.to, 1));
}

/** Whether somebody who came at `livesFrom` (null = never placed) is in the facility at some time of the days (D31). */
export function isResidentIn(livesFrom: LocalMinute | null, dischargedAt: LocalMinute | null, days: DayRange): boolean {
  return livesFrom !== null && overlaps({ from: livesFrom, to: dischargedAt }, { from: atMinute(days.from), to: atMinute(days.to) });
}
