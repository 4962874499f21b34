import { type Day, civilFromDay } from '@cyclefill/domain/kernel';

/** Whole years of somebody born on a day, on another; null = the day of birth is not known. */
export function ageOn(bornOn: Day | null, on: Day): number | null {
  if (bornOn === null) return null;
  const [born, now] = [civilFromDay(bornOn), civilFromDay(on)];
  const isBefore = now.month < born.month || (now.month === born.month && now.dayOfMonth < born.dayOfMonth);
  return now.year - born.year - (isBefore ? 1 : 0);
}
