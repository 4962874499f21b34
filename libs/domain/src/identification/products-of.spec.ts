import { describe, expect, it } from '@jest/globals';
import { day } from '@cyclefill/domain/kernel';
import { parseNdc, toNdc11 } from './ndc.js';
import { productsOf } from './products-of.js';
import { readScan } from './read-scan.js';

/** What a directory of these NDCs says to a scan. */
function lookUp(raw: string, ...codes: readonly string[]): string | readonly string[] {
  const entries = codes.map((code) => ({ code, ndc: parseNdc(code) ?? { labeler: '', product: '', package: '' } }));
  const scan = readScan(raw, day('2026-11-22'));
  if (scan.kind !== 'product') return scan.kind;
  const found = productsOf(scan, (ndc11) => entries.filter(({ ndc }) => toNdc11(ndc) === ndc11));
  return found.outcome === 'one' ? found.product.code : found.outcome === 'several' ? found.products.map(({ code }) => code) : found.outcome;
}

describe('the product of a scan', () => {
  it.each(['1234-5678-90', '12345-678-90', '12345-6789-0'])('of ten digits is the one of the three codes that the directory has: %s', (code) => {
    expect(lookUp('1234567890', code)).toBe(code);
    expect(lookUp('312345678906', code)).toBe(code);
    expect(lookUp('10312345678903', code)).toBe(code);
  });

  it('is said to be several where the directory has two of them, and none where it has none', () => {
    expect(lookUp('312345678906', '1234-5678-90', '12345-6789-0')).toEqual(['1234-5678-90', '12345-6789-0']);
    expect(lookUp('312345678906', '12345-6789-01')).toBe('none');
    expect(lookUp('012345678905', '12345-6789-05')).toBe('none');
  });

  it.each(['01234567890', '001234567890', '01234-5678-90', '001234-5678-90', '1234-5678-90'])('is found by the wider form %s', (raw) => {
    expect(lookUp(raw, '1234-5678-90')).toBe('1234-5678-90');
    expect(lookUp(raw, '01234-5678-90')).toBe('01234-5678-90');
    expect(lookUp(raw, '12345-6789-0')).toBe('none');
  });

  it('is one where the directory keeps the padded form and the scan its ten digits', () => expect(lookUp('12345-678-90', '12345-0678-90')).toBe('12345-0678-90'));

  it('of a 6-digit labeler is in no directory of 11 digits', () => expect(lookUp('123456-7890-12', '23456-7890-12')).toBe('none'));
});
