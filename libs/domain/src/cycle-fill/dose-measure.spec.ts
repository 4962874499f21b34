import { describe, expect, it } from '@jest/globals';
import type { Milli } from '@cyclefill/domain/kernel';
import { dosesPerUnitOf, inDoses } from './dose-measure.js';

const measured = (doseUnit: string, strength: string): number | null => dosesPerUnitOf({ doseUnit, strength, countable: false });

describe('units of a dose in a unit of the supply (R135)', () => {
  it('is one where both are counted alike', () => {
    expect([measured('mL', '100 mg/5 mL (20 mg/mL)'), measured('g', '17 g/dose'), measured('inhalation', '90 mcg/actuation'), measured('patch', '5%'), measured('puffs', '')]).toEqual([1, 1, 1, 1, 1]);
    expect(dosesPerUnitOf({ doseUnit: '', strength: '5 mg', countable: true })).toBe(1);
  });

  it('is what the strength of an insulin says, all its parts together', () => {
    expect([measured('units', '100 units/mL'), measured('units', '70 units/mL; 30 units/mL'), measured('units', '75 units/mL-25 units/mL'), measured('unit', '5,000 units/mL')]).toEqual([100, 100, 100, 5000]);
  });

  it('is not told of drops, sprays and applications, nor by a strength that does not say', () => {
    expect([measured('drop', '0.005%'), measured('spray', '200 units/actuation'), measured('application', '1%'), measured('units', '100,000 units/g'), measured('units', ''), measured('', '5 mg')])
      .toEqual([null, null, null, null, null, null]);
  });

  it('turns a supply into doses, or says that it cannot', () => {
    expect([inDoses({ dosesPerUnit: 100 }, 2500 as Milli), inDoses({ dosesPerUnit: null }, 2500 as Milli)]).toEqual([250_000, null]);
  });
});
