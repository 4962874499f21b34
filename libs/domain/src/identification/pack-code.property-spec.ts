import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PACK_CODE_KINDS, isValidPackCode, packCode } from './pack-code.js';

const code = fc.tuple(fc.constantFrom(...PACK_CODE_KINDS), fc.nat({ max: 99_999_999 })).map(([kind, number]) => packCode(kind, number));

describe('pack codes', () => {
  it('are at least seven digits and valid as made', () => {
    expect(packCode('card', 61_963)).toMatch(/^K-0061963-\d$/);
    fc.assert(fc.property(code, (made) => expect(isValidPackCode(made)).toBe(true)));
  });

  it('are found out when one digit is wrong', () => {
    fc.assert(fc.property(code, fc.nat(), fc.integer({ min: 1, max: 9 }), (made, at, by) => {
      const index = 2 + (at % (made.length - 4));
      const wrong = String((Number(made[index]) + by) % 10);
      expect(isValidPackCode(made.slice(0, index) + wrong + made.slice(index + 1))).toBe(false);
    }));
  });

  it('are found out when two neighbours are swapped, or the letter is another', () => {
    fc.assert(fc.property(code, fc.nat(), (made, at) => {
      const index = 2 + (at % (made.length - 5));
      const swapped = made.slice(0, index) + made[index + 1] + made[index] + made.slice(index + 2);
      if (swapped !== made) expect(isValidPackCode(swapped)).toBe(false);
      expect(isValidPackCode((made.startsWith('P') ? 'K' : 'P') + made.slice(1))).toBe(false);
    }));
  });
});
