import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { everyRegimen } from '../../../../../test/support/arbitrary-regimen.js';
import { regimenFromJson, regimenToJson } from './regimen-json.js';

describe('the stored form of a regimen', () => {
  it('comes back as it was', () => {
    fc.assert(fc.property(everyRegimen, (value) => {
      expect(regimenFromJson(JSON.parse(JSON.stringify(regimenToJson(value))))).toEqual(value);
    }));
  });

  it('reads what was stored before phases had counts, steps and lengths', () => {
    const stored = '{"prn":false,"phases":[{"anchor":20454,"from":29453760,"to":null,"days":{"kind":"month-days","days":[15]},"times":{"kind":"passes","code":"QD"},"dose":{"kind":"fixed","dose":1000}}]}';
    expect(JSON.stringify(regimenToJson(regimenFromJson(JSON.parse(stored))))).toBe(stored);
  });

  it.each([{}, null, { prn: true }, { prn: false, phases: [{}] }, { prn: false, phases: [], extra: 1 }])('refuses %j', (value) => {
    expect(() => regimenFromJson(value)).toThrow();
  });
});
