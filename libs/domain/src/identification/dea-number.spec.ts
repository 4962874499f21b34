import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { deaProblem } from './dea-number.js';

describe('DEA number', () => {
  it.each(['AB1234563', 'BT1234563', 'F91234563', 'MT1234563', 'AB1234563-A1'])('%s may prescribe', (text) => expect(deaProblem(text)).toBeNull());
  it.each([['AB1234564', 'check-digit'], ['PB1234563', 'registrant'], ['XB1234563', 'registrant'], ['ab1234563', 'format'], ['A11234563', 'format'], ['AB123456', 'format'], ['', 'format']])(
    '%j does not: %s', (text, problem) => expect(deaProblem(text)).toBe(problem),
  );

  it('has one check digit for every six digits', () => {
    fc.assert(fc.property(fc.stringMatching(/^\d{6}$/), (six) => {
      expect([0, 1, 2, 3, 4, 5, 6, 7, 8, 9].filter((check) => deaProblem(`AB${six}${check}`) === null)).toHaveLength(1);
    }));
  });

  it('is found out when one of the digits that count singly is wrong', () => {
    fc.assert(fc.property(fc.stringMatching(/^\d{6}$/), fc.constantFrom(0, 2, 4), fc.integer({ min: 1, max: 9 }), (six, at, by) => {
      const whole = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((check) => `${six}${check}`).find((digits) => deaProblem(`AB${digits}`) === null) ?? '';
      expect(deaProblem(`AB${whole.slice(0, at)}${(Number(whole[at]) + by) % 10}${whole.slice(at + 1)}`)).toBe('check-digit');
    }));
  });
});
