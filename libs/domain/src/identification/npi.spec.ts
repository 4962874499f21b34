import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isValidNpi } from './npi.js';

const digits = fc.stringMatching(/^[12]\d{8}$/);
const valid = digits.map((nine) => [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((check) => `${nine}${check}`).filter(isValidNpi));

describe('NPI', () => {
  it.each(['1234567893', '1999999984', '2000000002'])('%s is one', (text) => expect(isValidNpi(text)).toBe(true));
  it.each(['1234567890', '1234567894', '3234567893', '123456789', '12345678931', '123456789A', ''])('%j is none', (text) => expect(isValidNpi(text)).toBe(false));

  it('has one check digit for every nine digits', () => {
    fc.assert(fc.property(valid, (found) => expect(found).toHaveLength(1)));
  });

  it('is found out when one digit is wrong', () => {
    fc.assert(fc.property(valid, fc.nat({ max: 9 }), fc.integer({ min: 1, max: 9 }), ([npi = ''], at, by) => {
      expect(isValidNpi(`${npi.slice(0, at)}${(Number(npi[at]) + by) % 10}${npi.slice(at + 1)}`)).toBe(false);
    }));
  });
});
