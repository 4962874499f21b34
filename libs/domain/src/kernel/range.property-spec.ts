import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { LocalMinute } from './local-minute.js';
import { MINUTES_PER_DAY, atMinute, dayOf, formatClock, minuteOf, parseClock } from './local-minute.js';
import { type MinuteRange, covers, overlaps } from './range.js';

const minute = fc.integer({ min: -30, max: 30 }).map((value) => value as LocalMinute);
const range: fc.Arbitrary<MinuteRange> = fc.tuple(minute, fc.option(fc.integer({ min: 0, max: 20 }))).map(([from, length]) => ({ from, to: length === null ? null : ((from + length) as LocalMinute) }));

describe('half-open ranges', () => {
  it('overlap exactly when some minute lies in both', () => {
    fc.assert(fc.property(range.filter((one) => one.to !== one.from), range.filter((one) => one.to !== one.from), (a, b) => {
      const shared = Array.from({ length: 121 }, (_, index) => (index - 60) as LocalMinute).some((at) => covers(a, at) && covers(b, at));
      expect(overlaps(a, b)).toBe(shared);
    }));
  });

  it('hold their first minute and not their last', () => {
    fc.assert(fc.property(range, (one) => {
      if (one.to === null) expect(covers(one, (one.from + 1_000_000) as LocalMinute)).toBe(true);
      else expect([covers(one, one.from), covers(one, one.to)]).toEqual([one.to > one.from, false]);
    }));
  });
});

describe('local minutes', () => {
  it('are their day and their minute of the day, before 1970 too', () => {
    fc.assert(fc.property(fc.integer({ min: -50_000_000, max: 100_000_000 }), (value) => {
      const at = value as LocalMinute;
      expect(atMinute(dayOf(at), minuteOf(at))).toBe(value);
      expect(minuteOf(at)).toBeGreaterThanOrEqual(0);
      expect(minuteOf(at)).toBeLessThan(MINUTES_PER_DAY);
    }));
  });

  it('survive a clock text, with and without its colon', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1439 }), (value) => {
      const text = formatClock(value);
      expect([parseClock(text), parseClock(`${text.slice(0, 2)}:${text.slice(2)}`)]).toEqual([value, value]);
    }));
    for (const text of ['', '2400', '0860', '800', '8:00', '08:00 ', '0800Z']) expect(parseClock(text)).toBeNull();
  });
});
