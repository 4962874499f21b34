/**
 * An invented ten-digit prescriber number of the 199 range with a valid check digit (Luhn over the number prefixed
 * with 80840, as the National Provider Identifier defines it). `serial` below 1,000,000 gives distinct numbers.
 */
export function inventedNpi(serial: number): string {
  // A multiplier coprime to the modulus shuffles the serials without ever meeting the same number twice.
  const body = `199${String((serial * 379_561 + 137_031) % 1_000_000).padStart(6, '0')}`;
  return body + String(luhnCheckDigit(`80840${body}`));
}

function luhnCheckDigit(digits: string): number {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits[digits.length - 1 - place]);
    const doubled = place % 2 === 0 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return (10 - (sum % 10)) % 10;
}
