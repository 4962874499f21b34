import type { Finding, LocalMinute, Milli } from '@cyclefill/domain/kernel';

/** What became of an order in a batch. */
export const FILL_STATUSES = ['filled', 'partial', 'on_demand', 'excepted', 'held', 'away', 'covered'] as const;
export type FillStatus = (typeof FILL_STATUSES)[number];

/**
 * The computed quantities of one order in one window, in thousandths of its dose unit. Conserved:
 * `due` = `covered` + `dispensed` + `short` + `stat`, and `carryIn` = `covered` + `carryOut`.
 */
export interface FillQuantities {
  /** Doses scheduled by timing, start and stop. */
  readonly scheduled: Milli;
  /** Less the order's own holds. */
  readonly afterHolds: Milli;
  /** Less leave, hospital, discharge: what the resident needs from the facility. */
  readonly due: Milli;
  /** Supply that is still there when the window begins. */
  readonly carryIn: Milli;
  /** Whole leading doses that the carried supply covers. */
  readonly covered: Milli;
  /** What goes into packs. */
  readonly dispensed: Milli;
  /** Due, but not dispensed: authorisation ended, or the order is blocked. */
  readonly short: Milli;
  /** The STAT dose, where what is there does not cover it: out of the emergency kit or the first fill, never packed (D46). */
  readonly stat: Milli;
  readonly carryOut: Milli;
  /** Whole units pulled from stock for `dispensed` (R134). */
  readonly pulled: number;
  /** Days with a scheduled dose. */
  readonly adminDays: number;
}

/** One order's line of a batch. The packed doses are the due doses in `[packFrom, packTo)`. */
export interface FillResult {
  readonly status: FillStatus;
  readonly quantities: FillQuantities;
  readonly packFrom: LocalMinute | null;
  readonly packTo: LocalMinute | null;
  readonly findings: readonly Finding[];
}
