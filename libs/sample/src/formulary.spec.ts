import { describe, expect, it } from '@jest/globals';
import { CHRONIC_CONDITIONS } from './chronic-conditions.js';
import { FORMULARY, productNamed } from './formulary.js';
import { LABELERS } from './labelers.js';
import { MIND_AND_NERVE_CONDITIONS } from './mind-and-nerve-conditions.js';
import { OTHER_CONDITIONS } from './other-conditions.js';
import { SPECIAL_REGIMENS } from './special-regimens.js';
import { STANDING_ORDERS } from './standing-orders.js';

const CONDITIONS = [...CHRONIC_CONDITIONS, ...MIND_AND_NERVE_CONDITIONS, ...OTHER_CONDITIONS, ...Object.values(SPECIAL_REGIMENS), STANDING_ORDERS];

describe('the sample formulary', () => {
  it('holds at least 220 different products of every category and schedule', () => {
    expect(new Set(FORMULARY.map(({ ndc11 }) => ndc11)).size).toBe(FORMULARY.length);
    expect(FORMULARY.length).toBeGreaterThanOrEqual(220);
    expect(new Set(FORMULARY.map(({ category }) => category)).size).toBe(12);
    expect([...new Set(FORMULARY.map(({ schedule }) => schedule))].toSorted()).toEqual(['', 'CII', 'CIII', 'CIV', 'CV']);
  });

  it('has NDCs of three segments whose padded digits are the 11-digit code', () => {
    for (const { ndc, ndc11 } of FORMULARY) {
      expect(ndc).toMatch(/^(\d{4}-\d{4}-\d{2}|\d{5}-\d{3}-\d{2}|\d{5}-\d{4}-\d{1,2})$/);
      const [labeler = '', product = '', pack = ''] = ndc.split('-');
      expect(ndc11).toBe(labeler.padStart(5, '0') + product.padStart(4, '0') + pack.padStart(2, '0'));
      expect(LABELERS[ndc11.slice(0, 5)]).toBeDefined();
    }
  });

  it('names every fact that packing and law checks lean on', () => {
    for (const product of FORMULARY) {
      expect(product.rxcui).toMatch(/^\d+$/);
      expect(['NDA', 'ANDA', 'BLA', 'OTC']).toContain(product.application);
      expect(product.strength).not.toBe('');
      expect(product.ingredients.every((ingredient) => ingredient !== '')).toBe(true);
    }
  });

  it('splits no capsule and no delayed-release tablet', () => {
    const wrong = FORMULARY.filter(({ splittable, form }) => splittable && (form.endsWith('Capsule') || form.startsWith('Delayed')));
    expect(wrong).toEqual([]);
  });

  it('stocks every product that a regimen names, and halves only what may be split', () => {
    for (const { drug, strengths, doses = [1] } of CONDITIONS.flatMap(({ needs }) => needs).flatMap(({ regimens }) => regimens)) {
      for (const strength of strengths) {
        const product = productNamed(drug, strength);
        const halves = product.category === 'oral_solid' && doses.some((dose) => !Number.isInteger(dose));
        expect(halves && !product.splittable).toBe(false);
      }
    }
  });
});
