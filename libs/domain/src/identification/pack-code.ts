import { type OwnCodeKind, isValidOwnCode, ownCode } from './own-code.js';

/** What a pack's code is printed on: a multi-dose sheet or a one-drug card. */
export const PACK_CODE_KINDS = ['sheet', 'card'] as const satisfies readonly OwnCodeKind[];
export type PackCodeKind = (typeof PACK_CODE_KINDS)[number];

/** The code of a pack: `K-0061963-8`. `number` is a whole number the pharmacy never reuses (ADR 0004). */
export function packCode(kind: PackCodeKind, number: number): string {
  return ownCode(kind, number);
}

/** Whether a typed or scanned code is that of a pack of ours and has no wrong, swapped or missing character. */
export function isValidPackCode(code: string): boolean {
  return isValidOwnCode(code, PACK_CODE_KINDS);
}
