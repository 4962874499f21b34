import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import PDFDocument from 'pdfkit';
import { Fonts } from './fonts.js';
import { drugLines, measureBlock } from './mar-block.layout.js';
import { marGeometry } from './mar-geometry.layout.js';
import { sampleBlock, sampleDays, sampleRow } from './sample-models.builder.js';
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

describe('a dose beside its hours', () => {
  const COLUMN = 62 - 7;
  const geometry = marGeometry({ paper: 'letter', days: sampleDays() });
  const rowOf = (dose: string, hours: { readonly hour: string; readonly until?: string }): ReturnType<typeof measureBlock>['rows'][number] => {
    const [row] = measureBlock(fonts, sampleBlock({ rows: [sampleRow(hours.hour, dose, () => 'not_due', hours)] }), geometry).rows;
    if (row === undefined) throw new Error('no row');
    return row;
  };
  const linesOf = ({ words }: ReturnType<typeof rowOf>): readonly string[] => words.map(({ runs }) => runs.map(({ text }) => text).join(' '));

  it('is whole: `remove` beside its hour or the end of its window, a longer word below them', () => {
    expect([linesOf(rowOf('remove', { hour: '2000' })), rowOf('remove', { hour: '2000' }).lines]).toEqual([['remove'], 1]);
    const removal = rowOf('remove', { hour: '0700', until: '1000' });
    expect([linesOf(removal), removal.hours, removal.wordsFrom, removal.lines]).toEqual([['remove'], ['0700–', '1000'], 1, 2]);
    const lozenges = rowOf('2 lozenges', { hour: '0800' });
    expect([linesOf(lozenges), lozenges.wordsFrom, lozenges.lines]).toEqual([['2 lozenges'], 1, 2]);
    expect(rowOf('1 tab', { hour: '0700', until: '1000' })).toMatchObject({ wordsFrom: 0.5, lines: 2 });
  });

  it('has no word broken that fits the column, none over its hours, and room for every line', () => {
    const words = fc.array(fc.string({ unit: fc.constantFrom('a', 'e', 'i', 'm'), minLength: 1, maxLength: 9 }), { minLength: 1, maxLength: 3 }).map((all) => all.join(' '));
    const hours = fc.constantFrom({ hour: '' }, { hour: '0800' }, { hour: '0700', until: '1000' });
    fc.assert(fc.property(words, hours, (dose, at) => {
      const row = rowOf(dose, at);
      if (dose.split(' ').every((word) => fonts.width(word, TYPE.dose) <= COLUMN)) expect(linesOf(row).join(' ')).toBe(dose);
      row.words.forEach((line, index) => {
        const level = row.hours.filter((_, other) => Math.abs(row.hoursFrom + other - row.wordsFrom - index) < 1);
        for (const hour of level) expect(line.width + fonts.width(hour, TYPE.hour)).toBeLessThanOrEqual(COLUMN);
      });
      expect(row.wordsFrom + row.words.length).toBeLessThanOrEqual(row.lines);
      expect(row.height).toBeGreaterThan(row.lines * 9.6);
    }));
  });
});
