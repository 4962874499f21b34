/**
 * Whether the last digit of a GTIN, GLN, SSCC or another GS1 number is its check digit: weights 3 and 1 from the right, modulo
 * 10. Finds every single wrong digit. Text with anything but digits is not.
 */
export function hasGs1CheckDigit(digits: string): boolean {
  return /^\d{2,}$/.test(digits) && gs1CheckDigit(digits.slice(0, -1)) === digits.at(-1);
}

/** The check digit that belongs behind `digits`. */
export function gs1CheckDigit(digits: string): string {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) sum += Number(digits[digits.length - 1 - index]) * (index % 2 === 0 ? 3 : 1);
  return String((10 - (sum % 10)) % 10);
}
