import type { Day, MinuteOfDay } from '@cyclefill/domain/kernel';

/** Whose table of hours a row belongs to, the weaker before the stronger (D40). */
export const PASS_LEVELS = ['facility', 'wing', 'resident', 'order'] as const;
export type PassLevel = (typeof PASS_LEVELS)[number];

/** How many minutes before and after its time a pass may be given (D44): a liberalised pass names a window and no clock. */
export interface PassWindow {
  readonly early: number;
  readonly late: number;
}

/**
 * One effective-dated row of an hours-of-administration table; `wing` null = the facility's own. Rows of a resident or of
 * an order say so, and are given only where that resident's or that order's schedule is built.
 */
export interface MedPassRow {
  readonly id?: string;
  readonly wing: string | null;
  readonly own?: 'resident' | 'order';
  /** Id of that resident or order. */
  readonly ownerId?: string;
  readonly code: string;
  readonly effectiveFrom: Day;
  readonly minutes: readonly MinuteOfDay[];
  /** From that day on this table says nothing of the code, and the next weaker one holds; such a row has no minutes. */
  readonly withdrawn?: true;
  /** Absent = the clock itself is printed. */
  readonly window?: PassWindow;
}

/** Whose row it is. */
export function levelOf(row: MedPassRow): PassLevel {
  return row.own ?? (row.wing === null ? 'facility' : 'wing');
}

/** The rows that hold for a resident, or for one order of theirs: those of the facility and its wings, and their own. */
export function rowsFor(rows: readonly MedPassRow[], residentId: string, orderId?: string): readonly MedPassRow[] {
  return rows.filter(({ own, ownerId }) => own === undefined || ownerId === (own === 'resident' ? residentId : orderId));
}
