import type { Day } from '@cyclefill/domain/kernel';

/** Days from the anchor on: a daily phase is given on each. */
export const dailyOrdinal = (anchor: Day, day: Day): number => day - anchor;
