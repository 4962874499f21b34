import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import PDFDocument from 'pdfkit';
import { Fonts, type TextStyle, printable } from './fonts.js';
import { breakLines } from './text-layout.js';

const fonts = new Fonts(new PDFDocument({ autoFirstPage: false, font: '' }));
const plain: TextStyle = { weight: 'regular', size: 9 };
const strong: TextStyle = { weight: 'semibold', size: 9 };

const words = (text: string): string => printable(text).replace(/ /g, '');

describe('line breaking', () => {
  it('keeps every printable character in order, and no line is wider than its room', () => {
    const piece = fc.record({ text: fc.string({ unit: 'grapheme', maxLength: 60 }), style: fc.constantFrom(plain, strong), whole: fc.boolean() });
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 5 }), fc.integer({ min: 30, max: 300 }), (pieces, width) => {
        const lines = breakLines(fonts, pieces, width);
        expect(lines.flatMap(({ runs }) => runs.map(({ text }) => words(text))).join('')).toBe(pieces.map(({ text }) => words(text.normalize('NFC'))).join(''));
        for (const line of lines) expect(line.width).toBeLessThanOrEqual(width + 0.1);
      }),
    );
  });

  it('breaks at any space of Unicode but the no-break ones, which stay', () => {
    const text = (given: string): string => breakLines(fonts, [{ text: given, style: plain }], 300).flatMap(({ runs }) => runs.map((run) => run.text)).join('|');
    expect(['1\u2003tablet', '\u2000', '\u3000x', '5\u00A0mg', '\u00A0x'].map(text)).toEqual(['1 tablet', '', 'x', '5\u00A0mg', '\u00A0x']);
  });

  it('moves a strength to the next line rather than break it', () => {
    const lines = breakLines(fonts, [{ text: 'carbidopa-levodopa', style: plain }, { text: '25 mg-100 mg', style: plain, whole: true }], 110);
    expect(lines.map(({ runs }) => runs.map(({ text }) => text).join(' '))).toEqual(['carbidopa-levodopa', '25 mg-100 mg']);
  });

  it('breaks a word too long for a line at a hyphen where it has one', () => {
    const [first] = breakLines(fonts, [{ text: 'sulfamethoxazole-trimethoprim', style: plain }], 90);
    expect(first?.runs[0]?.text).toBe('sulfamethoxazole-');
  });
});
