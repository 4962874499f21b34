import { invariant } from '@cyclefill/domain/kernel';

/** What a code is printed on: a multi-dose sheet or a one-drug card. */
export const PACK_CODE_KINDS = ['sheet', 'card'] as const;
export type PackCodeKind = (typeof PACK_CODE_KINDS)[number];

const LETTERS: Readonly<Record<PackCodeKind, string>> = { sheet: 'P', card: 'K' };
const CODE = /^([PK])-(\d{7,12})-(\d)$/;

/** Damm's quasigroup: finds every single wrong digit and every swap of neighbours. */
const DAMM: readonly string[] = [
  '0317598642', '7092154863', '4206871359', '1750983426', '6123045978', '3674209581', '5869720134', '8945362017', '9438617205', '2581436790',
];

function checkDigit(letter: string, digits: string): string {
  const start = letter === 'P' ? '1' : '2';
  return `${start}${digits}`.split('').reduce((state, digit) => DAMM[Number(state)]?.charAt(Number(digit)) ?? '0', '0');
}

/** Opaque id printed on a pack and encoded in its symbol (D96): `K-0061963-8`. `number` is a whole number the pharmacy never reuses. */
export function packCode(kind: PackCodeKind, number: number): string {
  invariant(Number.isSafeInteger(number) && number >= 0 && number < 1e12, 'a pack number is a whole number of at most 12 digits');
  const digits = String(number).padStart(7, '0');
  return `${LETTERS[kind]}-${digits}-${checkDigit(LETTERS[kind], digits)}`;
}

/** Whether a typed or scanned code is one of ours and has no wrong, swapped or missing character. */
export function isValidPackCode(code: string): boolean {
  const match = CODE.exec(code);
  return match !== null && checkDigit(match[1] ?? '', match[2] ?? '') === match[3];
}
