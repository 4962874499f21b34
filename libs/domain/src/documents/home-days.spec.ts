import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Day, addDays, day } from '@cyclefill/domain/kernel';
import { homeDays } from './home-days.js';

const FIRST = day('2026-12-10');
const days = (...offsets: readonly number[]): readonly Day[] => offsets.map((offset) => addDays(FIRST, offset));
const said = (...offsets: readonly number[]): string => Object.values(homeDays(days(...offsets), 'us')).join(', ');

describe('days on which something is taken at home', () => {
  it('are told in the shortest words that say them all', () => {
    expect(said(...Array.from({ length: 14 }, (_, index) => index))).toBe('every day, 12/10 to 12/23/2026');
    expect(said(0, 2, 4, 7, 9, 11)).toBe('Thu, Sat and Mon, 12/10 to 12/21/2026');
    expect(said(0, 2, 4, 6)).toBe('every 2 days, 12/10 to 12/16/2026');
    expect(said(0, 7)).toBe('Thu, 12/10 to 12/17/2026');
    expect(said(3)).toBe('once, on 12/13/2026');
    expect(said(0, 1, 5)).toBe('12/10, 12/11 and 12/15, 12/10 to 12/15/2026');
  });

  it('never say "every day" of days with a gap', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { minLength: 2 }), (offsets) => {
      const own = offsets.toSorted((a, b) => a - b);
      expect(homeDays(days(...own), 'us').which === 'every day').toBe((own.at(-1) ?? 0) - (own[0] ?? 0) === own.length - 1);
    }));
  });
});
