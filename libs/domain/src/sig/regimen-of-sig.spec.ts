import { describe, expect, it } from '@jest/globals';
import { atMinute, day, formatClock, formatDay, formatMilli } from '@cyclefill/domain/kernel';
import { buildPassSchedule, expandRegimen } from '@cyclefill/domain/regimen';
import { readSig } from './reading/read-sig.js';
import { regimenOfSig } from './regimen-of-sig.js';
import { sigForProduct } from './sig-for-product.js';

const START = day('2026-12-07');
const TABLE = buildPassSchedule([{ wing: null, code: 'MEALS', effectiveFrom: day('2026-01-01'), minutes: [420, 720, 1050] }], []);
const regimenOf = (text: string) => {
  const { structure } = readSig(text);
  return structure === null ? null : regimenOfSig(structure, atMinute(START));
};
const dosesOf = (text: string, days = 7): readonly string[] | null => {
  const regimen = regimenOf(text);
  return regimen && expandRegimen(regimen, TABLE, { from: START, to: (START + days) as typeof START }).map(({ day: on, minute }) => `${formatDay(on).slice(8)} ${formatClock(minute)}`);
};

describe('the regimen of a text', () => {
  it('ends with its n-th dose, also where one day has several slots', () => {
    expect(dosesOf('Take 1 tablet by mouth twice daily for 5 doses')).toEqual(['07 0800', '07 1700', '08 0800', '08 1700', '09 0800']);
    expect(dosesOf('Take 1 tablet by mouth in the morning and at bedtime for 3 doses')).toEqual(['07 0800', '07 2000', '08 0800']);
  });

  it('counts minutes before and after a meal from the meal itself', () => {
    expect(dosesOf('Take 1 tablet by mouth 30 minutes before meals', 1)).toEqual(['07 0630', '07 1130', '07 1700']);
    expect(dosesOf('Take 1 tablet by mouth 60 minutes before breakfast', 1)).toEqual(['07 0600']);
  });

  it('gives one dose and no second at the minute of a single dose that goes before, the interval counted from it', () => {
    const at8 = (text: string): readonly string[] => {
      const { structure } = readSig(text);
      const regimen = structure && regimenOfSig(structure, atMinute(START, 480));
      return (regimen ? expandRegimen(regimen, TABLE, { from: START, to: (START + 1) as typeof START }) : []).map(({ minute, dose }) => `${formatClock(minute)} ${formatMilli(dose)}`);
    };
    expect(at8('Take 2 tablets by mouth now then take 1 tablet by mouth twice daily')).toEqual(['0800 2', '1700 1']);
    expect(at8('Take 2 tablets by mouth now then take 1 tablet by mouth every 5 hours')).toEqual(['0800 2', '1300 1', '1800 1', '2300 1']);
  });

  it('knows for how long what is applied stays on', () => {
    expect(regimenOf('Apply 1 patch to the skin daily. Remove after 12 hours')?.phases[0]?.lasts).toBe(720);
  });

  it('says nothing of what would be a guess', () => {
    expect([regimenOf('Take 1 to 2 tablets by mouth daily'), regimenOf('Take 1 tablet by mouth every 4 to 6 hours'), regimenOf('Take 1 tablet by mouth three times a week')]).toEqual([null, null, null]);
  });

  it('is counted in the units of its product, or not at all', () => {
    const doseOf = (text: string, strength: string, doseUnit = 'tablet'): string | null => {
      const { structure } = readSig(text);
      const [part] = (structure && sigForProduct(structure, { doseUnit, strength }))?.parts ?? [];
      return part === undefined ? null : formatMilli(part.amount.low);
    };
    expect([doseOf('Take 500 mg by mouth daily', '250 mg'), doseOf('Take 2 tablets by mouth daily', '250 mg'), doseOf('Take 2 capsules by mouth daily', '250 mg'), doseOf('Take 5 mL by mouth daily', '250 mg')])
      .toEqual(['2', '2', null, null]);
  });
});
