import { type Day, type Milli, addMilli, atMinute } from '@cyclefill/domain/kernel';
import type { Arrival } from './run-out.js';

/** A fill of a facility that says what it receives: what of it came, and what is known not to come. */
export interface ReceivedFill {
  /** First day it is for. */
  readonly on: Day;
  readonly quantity: Milli;
  /** What came of it and may be used, by the wall clock of the facility. */
  readonly came: readonly Arrival[];
  /** Reported short, damaged or stopped: it will not come. */
  readonly missing: Milli;
}

/**
 * What a fill brings (F11): what was received when it was received. What is neither received nor missing still counts from its
 * first day on, as long as that day has not come; from then on only what is there is there.
 */
export function arrivalsOfReceived({ on, quantity, came, missing }: ReceivedFill, today: Day): readonly Arrival[] {
  const open = quantity - addMilli(...came.map((one) => one.quantity)) - missing;
  return open > 0 && on > today ? [...came, { at: atMinute(on), quantity: open as Milli }] : came;
}

/** Of a fill what has not come yet and is not known to be missing; never below nothing. */
export function awaited({ quantity, came, missing }: ReceivedFill): Milli {
  return Math.max(0, quantity - addMilli(...came.map((one) => one.quantity)) - missing) as Milli;
}
