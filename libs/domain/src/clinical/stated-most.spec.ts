import { describe, expect, it } from '@jest/globals';
import { statedMost } from './stated-most.js';

describe('the most that directions state (R407)', () => {
  it.each([
    ['Take 2 tablets by mouth every 4 hours as needed. Max 3 g in 24 hours', 3000], ['2 TABS PO TID. MAX 3 G ACETAMINOPHEN IN 24 HOURS', 3000], ['Not to exceed 4,000 mg per day', 4000],
    ['Give 2 tablets by mouth every 4 hours as needed', null], ['Max 2 tablets in 24 hours', null], ['Give 500 mg daily', null],
  ])('%s', (text, milligrams) => {
    expect(statedMost(text)).toBe(milligrams);
  });
});
