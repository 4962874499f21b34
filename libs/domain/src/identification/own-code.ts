import { invariant } from '@cyclefill/domain/kernel';

/** What one of our own codes is printed on, with its letter; a sheet and a card are packs. */
const LETTERS = { sheet: 'P', card: 'K', container: 'C', tote: 'T', bin: 'B', resident: 'R', sticker: 'X', user: 'U', preparation: 'I' } as const;
export type OwnCodeKind = keyof typeof LETTERS;
export const OWN_CODE_KINDS: readonly OwnCodeKind[] = Object.keys(LETTERS) as OwnCodeKind[];

/** A code of ours as read; `valid` false = it looks like one and a character of it is wrong, swapped or missing. */
export interface OwnCode {
  readonly kind: OwnCodeKind;
  /** As printed, without the reader's prefix. */
  readonly code: string;
  readonly valid: boolean;
}

const CODE = /^([PKCTBRXUI])-(\d{7,12})-(\d)$/;
/** A reader may send `~` before a code of ours, and `~P` before the code of a pack. */
const PREFIX = /^~(?:P(?=[PK]-))?/;

/** Damm's quasigroup: finds every single wrong digit and every swap of neighbours. */
const DAMM: readonly string[] = [
  '0317598642', '7092154863', '4206871359', '1750983426', '6123045978', '3674209581', '5869720134', '8945362017', '9438617205', '2581436790',
];

/** Each letter begins from a state of its own, so that another letter never fits the same digits. */
function checkDigit(letter: string, digits: string): string {
  const start = String(Object.values<string>(LETTERS).indexOf(letter) + 1);
  return `${start}${digits}`.split('').reduce((state, digit) => DAMM[Number(state)]?.charAt(Number(digit)) ?? '0', '0');
}

/**
 * Opaque id printed on what is scanned and encoded in its symbol (D96): `C-0061963-8`; nothing about a person can be read from
 * it. `number` is a whole number below 10^12 that the pharmacy never reuses for this kind.
 */
export function ownCode(kind: OwnCodeKind, number: number): string {
  invariant(Number.isSafeInteger(number) && number >= 0 && number < 1e12, 'the number of a code is a whole number of at most 12 digits');
  const digits = String(number).padStart(7, '0');
  return `${LETTERS[kind]}-${digits}-${checkDigit(LETTERS[kind], digits)}`;
}

/** A code of ours as typed or scanned, in either case, with `~` or `~P` before it or not; null when it does not look like one. */
export function readOwnCode(text: string): OwnCode | null {
  const code = text.toUpperCase().replace(PREFIX, '');
  const [, letter = '', digits = '', check] = CODE.exec(code) ?? [];
  const kind = OWN_CODE_KINDS.find((known) => LETTERS[known] === letter);
  return kind === undefined ? null : { kind, code, valid: checkDigit(letter, digits) === check };
}

/** Whether a text is a sound code of one of these kinds exactly as printed. */
export function isValidOwnCode(text: string, kinds: readonly OwnCodeKind[] = OWN_CODE_KINDS): boolean {
  const own = readOwnCode(text);
  return own !== null && own.valid && own.code === text && kinds.includes(own.kind);
}
