import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Day, type Milli, addDays, day } from '@cyclefill/domain/kernel';
import { units } from '../../../../test/builders/values.js';
import { type EkitDrug, type EkitItem, type EkitLimits, type EkitMovement, checkEkitItem, checkEkitUse, ekitLots, isOverLimit, missingOn, usableOn } from './ekit.js';

const TODAY = day('2026-12-07');
const LORAZEPAM: EkitDrug = { ndc11: '00000000001', ingredient: 'lorazepam', strength: '0.5 mg', doseUnit: 'tablet', schedule: 'CIV' };
const CEFTRIAXONE: EkitDrug = { ndc11: '00000000002', ingredient: 'ceftriaxone', strength: '1 g', doseUnit: 'vial', schedule: null };
const NONE: EkitLimits = { schedules: [], controlledDrugs: null, controlledUnits: null, replaceHours: null };
const item = (drug: EkitDrug, held: string, more: Partial<EkitItem> = {}): EkitItem => ({ drug, par: units('5'), lots: [{ lot: 'A', expiresOn: null, units: units(held) }], ...more });
const use = (drug: EkitDrug, given: string): { readonly drug: EkitDrug; readonly units: Milli; readonly on: Day } => ({ drug, units: units(given), on: TODAY });

describe('what may come out of an emergency kit (R146)', () => {
  it('what belongs into it and is there, by another maker too', () => {
    const kit = [item(CEFTRIAXONE, '2')];
    expect(checkEkitUse(NONE, kit, use({ ...CEFTRIAXONE, ndc11: '00000000009' }, '2'))).toBe(kit[0]);
    expect(checkEkitUse(NONE, kit, use(CEFTRIAXONE, '3'))).toEqual({ reason: 'too_few', usable: units('2') });
    expect(checkEkitUse(NONE, kit, use({ ...CEFTRIAXONE, ndc11: '00000000009', strength: '2 g' }, '1'))).toEqual({ reason: 'not_held' });
  });

  it('nothing controlled unless the limits say so, even where it lies in it', () => {
    const kit = [item(LORAZEPAM, '5')];
    expect(checkEkitUse(NONE, kit, use(LORAZEPAM, '1'))).toEqual({ reason: 'schedule' });
    expect(checkEkitUse({ ...NONE, schedules: ['CIII'] }, kit, use(LORAZEPAM, '1'))).toEqual({ reason: 'schedule' });
    expect(checkEkitUse({ ...NONE, schedules: ['CIV'] }, kit, use(LORAZEPAM, '1'))).toBe(kit[0]);
  });

  it('nothing that has expired: a lot may be given through its last day', () => {
    const kit = [item(CEFTRIAXONE, '0', { lots: [{ lot: 'A', expiresOn: addDays(TODAY, -1), units: units('3') }, { lot: 'B', expiresOn: TODAY, units: units('1') }] })];
    expect(checkEkitUse(NONE, kit, use(CEFTRIAXONE, '2'))).toEqual({ reason: 'too_few', usable: units('1') });
    expect(missingOn(kit[0] as EkitItem, TODAY)).toEqual({ units: units('4'), expired: units('3') });
  });
});

describe('what may belong into an emergency kit (R146)', () => {
  const limits: EkitLimits = { ...NONE, schedules: ['CIV'], controlledDrugs: 1, controlledUnits: units('5') };

  it('is held against the schedules, the number of controlled drugs and the units of each', () => {
    expect(checkEkitItem(NONE, [], { drug: LORAZEPAM, par: units('1') })).toBe('schedule');
    expect(checkEkitItem(limits, [], { drug: LORAZEPAM, par: units('6') })).toBe('controlled_units');
    expect(checkEkitItem(limits, [item({ ...LORAZEPAM, ndc11: '00000000003' }, '1')], { drug: LORAZEPAM, par: units('5') })).toBe('controlled_drugs');
    expect(checkEkitItem(limits, [item(LORAZEPAM, '1')], { drug: LORAZEPAM, par: units('5') })).toBeNull();
    expect(checkEkitItem(NONE, [], { drug: CEFTRIAXONE, par: units('100') })).toBeNull();
  });

  it('and what is put in with what lies in it', () => {
    expect(isOverLimit(limits, item(LORAZEPAM, '3'), units('2'))).toBe(false);
    expect(isOverLimit(limits, item(LORAZEPAM, '3'), units('2.5'))).toBe(true);
    expect(isOverLimit(NONE, item(LORAZEPAM, '0'), units('1'))).toBe(true);
    expect(isOverLimit(limits, item(CEFTRIAXONE, '90'), units('90'))).toBe(false);
  });
});

describe('laws of a kit', () => {
  const lot = fc.record({ lot: fc.constantFrom('A', 'B'), expiresOn: fc.constantFrom(null, addDays(TODAY, -3), TODAY, addDays(TODAY, 9)) });
  const amount = fc.integer({ min: 1, max: 20 }).map((count) => (count * 500) as Milli);
  const movement: fc.Arbitrary<EkitMovement> = fc.oneof(
    fc.tuple(lot, amount).map(([of, given]): EkitMovement => ({ kind: 'added', ...of, units: given })),
    fc.tuple(lot, amount).map(([of, given]): EkitMovement => ({ kind: 'removed', ...of, units: given })),
    amount.map((given): EkitMovement => ({ kind: 'used', units: given, on: TODAY })),
  );
  const held = (all: readonly EkitMovement[]): number => ekitLots(all).reduce((sum, { units: left }) => sum + left, 0);

  it('nothing is below nothing, nothing is there that was not put in, and what is allowed to be taken is what is missing after it', () => {
    fc.assert(fc.property(fc.array(movement, { maxLength: 12 }), amount, (all, given) => {
      const lots = ekitLots(all);
      for (const { units: left } of lots) expect(left).toBeGreaterThan(0);
      expect(held(all)).toBeLessThanOrEqual(all.reduce((sum, one) => (one.kind === 'added' ? sum + one.units : sum), 0));
      const usable = usableOn({ lots }, TODAY);
      const after = ekitLots([...all, { kind: 'used', units: given, on: TODAY }]);
      expect(usableOn({ lots: after }, TODAY)).toBe(Math.max(0, usable - given));
      // What had expired is not what was given.
      expect(held([...all, { kind: 'used', units: given, on: TODAY }])).toBe(held(all) - Math.min(usable, given));
      const kept: EkitItem = { drug: CEFTRIAXONE, par: units('10'), lots };
      expect(missingOn(kept, TODAY).units + Math.min(usable, units('10'))).toBe(units('10'));
    }));
  });

  it('what expires first goes out first', () => {
    const added = (code: string, on: Day): EkitMovement => ({ kind: 'added', lot: code, expiresOn: on, units: units('2') });
    expect(ekitLots([added('LATE', addDays(TODAY, 90)), added('SOON', addDays(TODAY, 9)), { kind: 'used', units: units('3'), on: TODAY }])).toEqual([{ lot: 'LATE', expiresOn: addDays(TODAY, 90), units: units('1') }]);
  });
});
