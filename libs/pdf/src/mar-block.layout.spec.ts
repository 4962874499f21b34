import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import PDFDocument from 'pdfkit';
import { Fonts } from './fonts.js';
import { drugLines } from './mar-block.layout.js';
import { breakLines } from './text-layout.js';
import { TYPE } from './type-scale.js';

const fonts = new Fonts(new PDFDocument({ autoFirstPage: false, font: '' }));
/** A column of an order, with a badge on its first line. */
const beside = (badge: number) => (index: number): number => (index === 0 ? 181 - badge : 181);
const texts = (drug: Parameters<typeof drugLines>[1], badge: number): readonly string[] => drugLines(fonts, drug, beside(badge)).map(({ runs }) => runs.map(({ text }) => text).join(' '));

describe('a drug beside its badge', () => {
  it('takes another word along rather than leave the last one alone, on as many lines', () => {
    expect(texts({ name: 'hydrochlorothiazide', strength: '12.5 mg', form: 'oral capsule' }, 31)).toEqual(['hydrochlorothiazide 12.5 mg', 'oral capsule']);
    expect(texts({ name: 'lisinopril', strength: '10 mg', form: 'tablet' }, 31)).toEqual(['lisinopril 10 mg tablet']);
  });

  it('keeps every word in its order, cuts none, and needs no line more than without it', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'e', 'i', 'l', 'm'), minLength: 1, maxLength: 14 });
    const drug = fc.record({ name: fc.array(word, { minLength: 1, maxLength: 3 }), strength: fc.constantFrom('5 mg', '25 mg-100 mg', ''), form: fc.array(word, { minLength: 1, maxLength: 4 }) })
      .map(({ name, strength, form }) => ({ name: name.join(' '), strength, form: form.join(' ') }));
    fc.assert(fc.property(drug, fc.constantFrom(0, 31, 62), (one, badge) => {
      const plain = breakLines(fonts, [{ text: one.name, style: TYPE.drug }, { text: one.strength, style: TYPE.drug, whole: true }, { text: one.form, style: TYPE.drug }], beside(badge));
      const lines = texts(one, badge);
      const said = (of: readonly string[]): readonly string[] => of.flatMap((line) => line.split(' '));
      expect(said(lines)).toEqual(said(plain.map(({ runs }) => runs.map(({ text }) => text).join(' '))));
      expect(lines).toHaveLength(plain.length);
    }));
  });
});
