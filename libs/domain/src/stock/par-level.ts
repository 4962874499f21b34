import { type Milli, ONE_UNIT, ZERO, divideUp, timesMilli } from '@cyclefill/domain/kernel';

/** How a par level was reckoned, in units, so that a person can follow it. */
export interface ParArithmetic {
  /** What each of the next planned windows takes, the next one first. */
  readonly windows: readonly Milli[];
  /** Their mean, rounded up to a whole unit. */
  readonly mean: Milli;
  /** How far they lie from their mean on average, rounded up to a whole unit. */
  readonly spread: Milli;
  /** `mean` and twice the `spread`. */
  readonly par: Milli;
}

const wholeUnits = (sum: number, count: number): Milli => timesMilli(ONE_UNIT, divideUp(sum as Milli, (count * ONE_UNIT) as Milli));

/**
 * The par level of a product from what the next planned windows take of it: their mean and twice their mean deviation. Laws: at
 * least the mean; windows that are all alike give exactly one of them; their order is irrelevant.
 */
export function parLevel(windows: readonly Milli[]): ParArithmetic {
  if (windows.length === 0) return { windows, mean: ZERO, spread: ZERO, par: ZERO };
  const sum = windows.reduce((total, units) => total + units, 0);
  const mean = wholeUnits(sum, windows.length);
  const deviation = windows.reduce((total, units) => total + Math.abs(units * windows.length - sum), 0);
  const spread = wholeUnits(deviation / windows.length, windows.length);
  return { windows, mean, spread, par: (mean + 2 * spread) as Milli };
}
