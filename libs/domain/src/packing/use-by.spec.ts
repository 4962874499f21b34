import { describe, expect, it } from '@jest/globals';
import { addDays, day } from '@cyclefill/domain/kernel';
import { COMMON_RULES, rules } from '../../../../test/builders/rules.builder.js';
import { useByDay } from './use-by.js';

describe('useByDay', () => {
  it('gives a card six months and a sheet 60 days', () => {
    expect(useByDay('card', day('2026-12-01'), null, COMMON_RULES)).toBe(day('2027-06-01'));
    expect(useByDay('sheet', day('2026-12-01'), null, COMMON_RULES)).toBe(day('2027-01-30'));
  });

  it('gives a card a quarter of the remaining dating when that is shorter: 400 days left, 100 days (R229)', () => {
    expect(useByDay('card', day('2026-01-01'), addDays(day('2026-01-01'), 400), COMMON_RULES)).toBe(addDays(day('2026-01-01'), 100));
  });

  it('never passes the maker\'s expiry', () => {
    expect(useByDay('sheet', day('2026-12-01'), day('2026-12-20'), COMMON_RULES)).toBe(day('2026-12-20'));
  });

  it('is dated by the state: Maryland a year, Missouri 90 days, Oregon by the maker alone', () => {
    const made = day('2026-12-01');
    expect(useByDay('card', made, day('2029-01-01'), rules({ state: 'MD' }))).toBe(day('2027-12-01'));
    expect(useByDay('sheet', made, null, rules({ state: 'MO' }))).toBe(day('2027-03-01'));
    expect(useByDay('card', made, day('2029-01-01'), rules({ state: 'OR' }))).toBe(day('2029-01-01'));
    expect(useByDay('card', made, null, rules({ state: 'OR' }))).toBe(day('2027-06-01'));
  });
});
