const DEA = /^([A-Z])([A-Z9])(\d)(\d)(\d)(\d)(\d)(\d)(\d)$/;

/** Registrants that may prescribe: A, B, F, G practitioners, hospitals, clinics and teaching institutions; M mid-level practitioners. */
const PRESCRIBING = 'ABFGM';

/** Why a text is no DEA registration of a prescriber, or null when it is one. */
export type DeaProblem = 'format' | 'registrant' | 'check-digit';

/**
 * Checks a DEA registration number (R207): a letter for the kind of registrant, one of the registrant's name (9 for a
 * business), seven digits of which the last is (1st + 3rd + 5th) + 2 × (2nd + 4th + 6th), modulo 10. An institution's own
 * suffix after a hyphen is not part of it.
 */
export function deaProblem(text: string): DeaProblem | null {
  const match = DEA.exec(text.replace(/-[0-9A-Z]{1,10}$/, ''));
  if (match === null) return 'format';
  const [kind = '', , ...digits] = match.slice(1);
  if (!PRESCRIBING.includes(kind)) return 'registrant';
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, check] = digits.map(Number);
  return (a + c + e + 2 * (b + d + f)) % 10 === check ? null : 'check-digit';
}
