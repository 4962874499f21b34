import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { OWN_CODE_KINDS, isValidOwnCode, ownCode, readOwnCode } from './own-code.js';

const kind = fc.constantFrom(...OWN_CODE_KINDS);
const code = fc.tuple(kind, fc.nat({ max: 999_999_999_999 })).map(([of, number]) => ({ of, made: ownCode(of, number) }));

describe('codes of our own', () => {
  it('are read as what they were made for, with the prefix of a reader or without, in either case', () => {
    fc.assert(fc.property(code, fc.constantFrom('', '~'), fc.boolean(), ({ of, made }, prefix, small) => {
      expect(readOwnCode(prefix + (small ? made.toLowerCase() : made))).toEqual({ kind: of, code: made, valid: true });
      expect(isValidOwnCode(made)).toBe(true);
    }));
  });

  it('are found out when any one character is another', () => {
    fc.assert(fc.property(code, fc.nat(), fc.constantFrom(...'0123456789PKCTBRXUIA-~ '.split('')), ({ made }, at, by) => {
      const index = at % made.length;
      const wrong = made.slice(0, index) + by + made.slice(index + 1);
      if (wrong !== made) expect(readOwnCode(wrong)?.valid ?? false).toBe(false);
    }));
  });

  it('are found out when two neighbouring digits are swapped', () => {
    fc.assert(fc.property(code, fc.nat(), ({ made }, at) => {
      const index = 2 + (at % (made.length - 5));
      const swapped = made.slice(0, index) + made[index + 1] + made[index] + made.slice(index + 2);
      if (swapped !== made) expect(readOwnCode(swapped)?.valid ?? false).toBe(false);
    }));
  });

  it('of a pack may be sent with ~P before them, whether sheet or card', () => {
    expect(readOwnCode(`~P${ownCode('card', 1)}`)).toEqual({ kind: 'card', code: ownCode('card', 1), valid: true });
    expect(readOwnCode(`~P${ownCode('sheet', 1)}`)).toEqual({ kind: 'sheet', code: ownCode('sheet', 1), valid: true });
    expect(readOwnCode(`~P${ownCode('tote', 1)}`)).toBeNull();
  });
});
