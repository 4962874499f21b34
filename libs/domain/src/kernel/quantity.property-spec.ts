import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Milli, addMilli, divideDown, divideUp, formatMilli, parseMilli, timesMilli } from './quantity.js';

const LARGEST = 999_999_999_999;
const quantity = fc.integer({ min: -LARGEST, max: LARGEST }).map((value) => value as Milli);
const positive = fc.integer({ min: 1, max: 1_000_000 }).map((value) => value as Milli);

describe('quantities', () => {
  it('survive text', () => {
    fc.assert(fc.property(quantity, (value) => {
      expect(parseMilli(formatMilli(value))).toBe(value);
    }));
  });

  it('print without a naked point or trailing zeros (D53)', () => {
    fc.assert(fc.property(quantity, (value) => {
      expect(formatMilli(value)).toMatch(/^(0|-?(0\.(?=\d*[1-9])|[1-9]\d*\.?)(\d{0,2}[1-9])?)$|^-?[1-9]\d*$/);
      expect(formatMilli(value)).not.toMatch(/\.$|^\.|^-0$/);
    }));
  });

  it('keep every digit of up to three decimals', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 999_999_999 }), fc.integer({ min: 0, max: 999 }), (whole, rest) => {
      expect(parseMilli(`${whole}.${String(rest).padStart(3, '0')}`)).toBe(whole * 1000 + rest);
    }));
  });

  it('refuse what is no decimal, and what is finer than a thousandth', () => {
    for (const text of ['', '.5', '1.', '1.0005', '1e3', ' 1', '1 ', '+1', '½', '1,5', 'NaN', '1234567890']) expect(parseMilli(text)).toBeNull();
    expect(parseMilli('-0')).toBe(0);
  });

  it('add up in any order, and multiply as they add', () => {
    fc.assert(fc.property(fc.array(positive, { maxLength: 50 }), positive, fc.integer({ min: 0, max: 500 }), (values, value, count) => {
      expect(addMilli(...values)).toBe(addMilli(...values.toReversed()));
      expect(timesMilli(value, count)).toBe(addMilli(...Array.from({ length: count }, () => value)));
    }));
  });

  it('divide up to the fewest steps that reach, down to the most that fit', () => {
    fc.assert(fc.property(positive, positive, (value, step) => {
      const [up, down] = [divideUp(value, step), divideDown(value, step)];
      expect([up * step >= value, (up - 1) * step < value, down * step <= value, (down + 1) * step > value]).toEqual([true, true, true, true]);
    }));
  });
});
