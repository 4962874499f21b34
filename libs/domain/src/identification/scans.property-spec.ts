import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { day, formatDay, type Day } from '@cyclefill/domain/kernel';
import { SLOW_LAW } from '../../../../test/support/law-runs.js';
import { gs1CheckDigit } from './gs1/check-digit.js';
import { GROUP_SEPARATOR, gs1Message, readElements } from './gs1/element.js';
import { gtin14OfNdc, ndc10OfGtin, toGtin14 } from './gtin.js';
import { hibcCheckCharacter } from './hibc.js';
import { ndcsOfDigits, parseNdc, toNdc12 } from './ndc.js';
import { readScan } from './read-scan.js';

const TODAY = day('2026-11-22');
const CSET_82 = '!"%&\'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz';
const value = (max: number): fc.Arbitrary<string> => fc.string({ unit: fc.constantFrom(...CSET_82.split('')), minLength: 1, maxLength: max });
const gtin = fc.stringMatching(/^[0-8]\d{12}$/).map((digits) => digits + gs1CheckDigit(digits));
const expiry = fc.integer({ min: TODAY - 15_000, max: TODAY + 15_000 }).map((number) => number as Day);
const shortDate = (on: Day): string => formatDay(on).slice(2).replaceAll('-', '');
const digit = fc.constantFrom(...'0123456789'.split(''));

describe('element strings', () => {
  it('are read as they were written, in any order, with what we do not use among them', () => {
    const one = fc.oneof(
      gtin.map((text) => ({ identifier: '01', value: text })), expiry.map((on) => ({ identifier: '17', value: shortDate(on) })), value(20).map((text) => ({ identifier: '10', value: text })),
      value(20).map((text) => ({ identifier: '21', value: text })), fc.stringMatching(/^\d{6}$/).map((text) => ({ identifier: '3103', value: text })), value(90).map((text) => ({ identifier: '91', value: text })),
    );
    fc.assert(fc.property(fc.array(one, { minLength: 1, maxLength: 8 }), (elements) => expect(readElements(gs1Message(elements), TODAY)).toEqual({ elements })));
  });

  it('of a package give its GTIN, lot, expiry and serial, whichever way FNC1 is sent', () => {
    const separators = fc.constantFrom(GROUP_SEPARATOR, '^]', '[GS]', '{F8}', 'Ctrl+]', '\u241D');
    fc.assert(fc.property(gtin, value(20), value(20), expiry, separators, fc.constantFrom(']d2', ']C1', ']Q3', ''), (of, lot, serial, expiresOn, separator, prefix) => {
      const raw = `${prefix}01${of}10${lot}${separator}17${shortDate(expiresOn)}21${serial}`;
      expect(readScan(raw, TODAY)).toMatchObject({ kind: 'product', gtin: of, lot, serial, expiresOn, doubts: [] });
    }));
  });

  it('whose separators were lost are never read as another lot or serial than was written', () => {
    fc.assert(fc.property(gtin, value(20), value(20), expiry, (of, lot, serial, expiresOn) => {
      const scan = readScan(`01${of}17${shortDate(expiresOn)}10${lot}21${serial}`, TODAY);
      if (scan.kind !== 'product') return;
      expect([scan.gtin, scan.expiresOn]).toEqual([of, expiresOn]);
      expect([lot, null]).toContain(scan.lot);
      expect([serial, null]).toContain(scan.serial);
    }));
  });
});

describe('one wrong character', () => {
  it('of a UPC-A, EAN-13 or GTIN-14 of a drug is found out', () => {
    const drug = fc.tuple(fc.constantFrom('3', '03', '003', '303'), fc.stringMatching(/^\d{10}$/)).map(([before, ndc10]) => `${before}${ndc10}${gs1CheckDigit(before + ndc10)}`);
    fc.assert(fc.property(drug, fc.nat(), digit, (code, at, by) => {
      const index = at % code.length;
      const wrong = code.slice(0, index) + by + code.slice(index + 1);
      expect(toGtin14(code)).not.toBeNull();
      if (wrong !== code) expect(toGtin14(wrong)).toBeNull();
    }));
  });

  it('of a HIBC code is found out', () => {
    const code = fc.stringMatching(/^\+[A-Z][0-9A-Z]{4,20}\d$/).map((text) => text + (hibcCheckCharacter(text) ?? ''));
    fc.assert(fc.property(code, fc.nat(), fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%'.split('')), (of, at, by) => {
      const index = 1 + (at % (of.length - 1));
      const wrong = of.slice(0, index) + by + of.slice(index + 1);
      if (wrong !== of) expect(readScan(wrong, TODAY)).toMatchObject({ kind: 'unknown', reason: 'wrong_check_digit' });
    }));
  });
});

describe('NDC and GTIN', () => {
  const ndc = fc.constantFrom([4, 4, 2], [5, 3, 2], [5, 4, 1]).chain(([a = 0, b = 0, c = 0]) => fc.tuple(...[a, b, c].map((width) => fc.stringMatching(new RegExp(`^\\d{${width}}$`))))).map((parts) => parts.join('-'));

  it('the ten digits of an NDC keep it among what they may stand for, through a GTIN too', () => {
    fc.assert(fc.property(ndc, fc.nat({ max: 8 }), (text, indicator) => {
      const of = parseNdc(text);
      const made = of === null ? null : gtin14OfNdc(of, indicator);
      const ndc10 = made === null ? null : ndc10OfGtin(made);
      expect(ndc10).toBe(text.replaceAll('-', ''));
      expect(ndcsOfDigits(ndc10 ?? '')).toContainEqual(of);
      expect(new Set(ndcsOfDigits(ndc10 ?? '').map(toNdc12)).size).toBe(3);
    }));
  });
});

describe('any text', () => {
  const anything = fc.oneof(fc.string({ maxLength: 10_000 }), fc.string({ unit: fc.constantFrom('0', '1', '2', '7', '(', ')', '/', '+', '$', GROUP_SEPARATOR, '~', ']', '-', 'A'), maxLength: 10_000 }));
  const starts = fc.constantFrom('', ']d2', ']C1', ']Q1https://a/01/', '+A', '(01)', '~', '01', 'https://');

  it('is read or refused, and never throws', () => {
    fc.assert(fc.property(starts, anything, (start, text) => expect(readScan(start + text, TODAY).raw).toBe(start + text)), SLOW_LAW);
  });

  it.each(['10', '(10)1', '21102110', '+A', ' ', '\t', 'https://a/01/', '~', '1021'])('of ten thousand characters made of %j takes no longer than what it is made of', (part) => {
    const text = part.repeat(10_000).slice(0, 10_000);
    for (const length of [120, 2000, 10_000]) expect(readScan(text.slice(0, length), TODAY).raw).toHaveLength(length);
  });
});
