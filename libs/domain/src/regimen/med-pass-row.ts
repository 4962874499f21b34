import type { Day, MinuteOfDay } from '@cyclefill/domain/kernel';

/** Whose table of hours a row belongs to, the weaker before the stronger (D40). */
export const PASS_LEVELS = ['facility', 'wing', 'resident', 'order'] as const;
export type PassLevel = (typeof PASS_LEVELS)[number];

/**
 * One effective-dated row of an hours-of-administration table; `wing` null = the facility's own. Rows of a resident or of
 * an order say so, and are given only where that resident's or that order's schedule is built.
 */
export interface MedPassRow {
  readonly id?: string;
  readonly wing: string | null;
  readonly own?: 'resident' | 'order';
  readonly code: string;
  readonly effectiveFrom: Day;
  readonly minutes: readonly MinuteOfDay[];
}

/** Whose row it is. */
export function levelOf(row: MedPassRow): PassLevel {
  return row.own ?? (row.wing === null ? 'facility' : 'wing');
}
