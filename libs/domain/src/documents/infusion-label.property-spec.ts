import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Milli } from '@cyclefill/domain/kernel';
import { buildCompoundingRecord } from './compounding-record.document.js';
import { buildInfusionLabels } from './infusion-label.document.js';
import type { PreparedIngredient } from './prepared.js';
import { aPrepared, anInfusion } from '../../../../test/builders/prepared.builder.js';

const NAMES = ['vancomycin', 'potassium chloride', 'magnesium sulfate', 'thiamine', 'folic acid'] as const;
const [solution] = aPrepared().ingredients;
const additives = fc.uniqueArray(fc.constantFrom(...NAMES), { minLength: 1 }).chain((names) => fc.tuple(...names.map((name) => fc.record({ amount: fc.integer({ min: 1, max: 90_000 }), labelled: fc.constantFrom('', '20 mEq') })
  .map(({ amount, labelled }): PreparedIngredient => ({ role: 'additive', name, amount: amount as Milli, unit: 'mL', labelled, taken: [] })))));
const ingredients = additives.map((all) => (solution === undefined ? all : [solution, ...all]));

describe('the label of an infusion', () => {
  it('names the solution and each additive once, with its amount, on one label for each that was made', () => {
    fc.assert(fc.property(ingredients, fc.integer({ min: 1, max: 4 }), (all, count) => {
      const labels = buildInfusionLabels(anInfusion({ ingredients: all, count }));
      expect(labels.map(({ label }) => label.cardCount)).toEqual(Array.from({ length: count }, (_, index) => `${index + 1} of ${count}`));
      for (const { label } of labels) {
        expect([label.drug.name, label.drug.strength]).toEqual(['sodium chloride 0.9 %', '250 mL']);
        expect(label.contents?.map(({ name }) => name)).toEqual(all.slice(1).map(({ name }) => name));
        expect(label.contents?.every(({ amount }) => amount === '20 mEq' || amount.endsWith(' mL'))).toBe(true);
      }
    }));
  });

  it('has everything that R227 asks for; nobody who has not checked it stands on it', () => {
    const [checked] = buildInfusionLabels(anInfusion());
    const [open] = buildInfusionLabels(anInfusion({ checked: null }));
    const said = JSON.stringify(checked);
    for (const wanted of ['SAMPLE, Étienne', 'intravenously', '250 mL per hour', 'Use before Tue 12/08/2026 0930', 'Tess Example', 'Pam Example', 'Sample Pharmacy', '555-0100', 'Attending, A MD', 'keep refrigerated', 'Do not use if cloudy']) expect(said).toContain(wanted);
    expect(JSON.stringify(open)).toContain('checked by ____________');
  });

  it('and its record say what was measured of which lot, and stop where nobody let it go', () => {
    const record = (prepared = aPrepared()) => buildCompoundingRecord({ paper: 'letter', ...anInfusion(), prepared });
    expect(record()).toMatchObject({ stop: null, ingredients: [{ amount: '500 mL' }, { amount: '2 vials, 1 g in each', taken: [expect.stringContaining('1 vial measured'), expect.stringContaining('lot 8B02')] }, { amount: '10 mL, 10 mEq in each' }] });
    expect(record(aPrepared({ checked: null })).stop).toContain('NOT CHECKED');
    expect(record(aPrepared({ checked: { at: aPrepared().preparedAt, by: 'Pam Example', rejected: 'particles' } })).stop).toContain('REJECTED: particles');
  });
});
