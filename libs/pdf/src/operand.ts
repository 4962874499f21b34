/** Every hundredth of a point of the widest paper that is printed on. */
const WRITTEN: string[] = [];
const MOST = 130_000;

/** Hundredths of a point, a whole number, as an operand. What is written once is kept: numbers are most of a page. */
export function operand(hundredths: number): string {
  if (hundredths < 0) return `-${operand(-hundredths)}`;
  if (hundredths > MOST) return String(hundredths / 100);
  return (WRITTEN[hundredths] ??= String(hundredths / 100));
}

/** Points as an operand, to the hundredth. */
export const points = (value: number): string => operand(Math.round(value * 100));
