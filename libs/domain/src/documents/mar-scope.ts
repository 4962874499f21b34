import { type Day, type LocalMinute, type MinuteRange, addDays, addMonths, atMinute, endOf, overlaps } from '@cyclefill/domain/kernel';

/** Orders a month's record speaks of: given in the month, or near it, so that the page of omissions explains what a nurse may look for (R507). */
export function isSpokenOf(order: MinuteRange, first: Day): boolean {
  return endOf(order) > atMinute(addDays(first, -31)) && order.from < atMinute(addMonths(first, 2));
}

/** Whether somebody who came at `livesFrom` (null = never placed) is in the facility at some time of the month (D31). */
export function isResidentIn(livesFrom: LocalMinute | null, dischargedAt: LocalMinute | null, first: Day): boolean {
  return livesFrom !== null && overlaps({ from: livesFrom, to: dischargedAt }, { from: atMinute(first), to: atMinute(addMonths(first, 1)) });
}
