import { describe, expect, it } from '@jest/globals';
import { addDays, day } from '@cyclefill/domain/kernel';
import { useByDay } from './use-by.js';

describe('useByDay', () => {
  it('gives a card six months and a sheet 60 days', () => {
    expect(useByDay('card', day('2026-12-01'), null)).toBe(day('2027-06-01'));
    expect(useByDay('sheet', day('2026-12-01'), null)).toBe(day('2027-01-30'));
  });

  it('gives a card a quarter of the remaining dating when that is shorter: 400 days left, 100 days (R229)', () => {
    expect(useByDay('card', day('2026-01-01'), addDays(day('2026-01-01'), 400))).toBe(addDays(day('2026-01-01'), 100));
  });

  it('never passes the maker\'s expiry', () => {
    expect(useByDay('sheet', day('2026-12-01'), day('2026-12-20'))).toBe(day('2026-12-20'));
  });
});
