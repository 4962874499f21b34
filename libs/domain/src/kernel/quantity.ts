/**
 * A quantity in thousandths of its unit: 1½ tablets = 1500. All dose arithmetic is on these integers, so no sum ever
 * drifts (R134). A product has one dose unit; a unit mismatch inside one product cannot be written down.
 */
export type Milli = number & { readonly __milli: unique symbol };

export const ZERO = 0 as Milli;
export const ONE_UNIT = 1000 as Milli;

const DECIMAL = /^(-?)(\d{1,9})(?:\.(\d{1,3}))?$/;

/** Thousandths of a decimal such as `0.5` or `28`; `null` when it is not one, or finer than a thousandth. */
export function parseMilli(text: string): Milli | null {
  const match = DECIMAL.exec(text);
  if (match === null) return null;
  const magnitude = Number(match[2]) * 1000 + Number((match[3] ?? '').padEnd(3, '0'));
  return (match[1] === '-' && magnitude !== 0 ? -magnitude : magnitude) as Milli;
}

/** Plain decimal without trailing zeros or a naked point: `10.5`, `0.25`, `28` (D53). */
export function formatMilli(value: Milli): string {
  const sign = value < 0 ? '-' : '';
  const magnitude = Math.abs(value);
  const whole = Math.floor(magnitude / 1000);
  const rest = magnitude - whole * 1000;
  return rest === 0 ? `${sign}${whole}` : `${sign}${whole}.${String(rest).padStart(3, '0').replace(/0+$/, '')}`;
}

/** Sum of quantities of one unit. */
export function addMilli(...values: readonly Milli[]): Milli {
  let total = 0;
  for (const value of values) total += value;
  return total as Milli;
}

/** `value` × a whole number. */
export function timesMilli(value: Milli, count: number): Milli {
  return (value * count) as Milli;
}

/** How many whole `step`s it takes to reach at least `value` (whole tablets pulled from stock, R134; packages, R135). */
export function divideUp(value: Milli, step: Milli): number {
  return Math.ceil(value / step);
}

/** How many whole `step`s fit into `value` (days of supply, R135). */
export function divideDown(value: Milli, step: Milli): number {
  return Math.floor(value / step);
}
