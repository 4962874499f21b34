const NPI = /^[12]\d{9}$/;
/** The health industry's card-issuer number, which the check digit counts in although nobody writes it. */
const ISSUER = '80840';

/** Luhn's sum of a number whose last digit is its check digit. */
function luhnSum(digits: string): number {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const counted = index % 2 === 0 ? digit : digit * 2;
    sum += counted > 9 ? counted - 9 : counted;
  }
  return sum;
}

/** Whether ten digits are a National Provider Identifier: begins with 1 or 2, check digit by Luhn over `80840` and the number (R207). */
export function isValidNpi(text: string): boolean {
  return NPI.test(text) && luhnSum(`${ISSUER}${text}`) % 10 === 0;
}
