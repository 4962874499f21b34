import { describe, expect, it } from '@jest/globals';
import bwipjs from 'bwip-js';
import fc from 'fast-check';
import { dataMatrix } from './data-matrix.js';

/** What bwip-js draws, as lines of dark and light modules. */
function drawn(text: string): readonly string[] {
  const [symbol] = bwipjs.raw({ bcid: 'datamatrix', text });
  if (symbol === undefined || !('pixs' in symbol)) throw new Error('no symbol');
  const { pixs, pixx, pixy } = symbol;
  return Array.from({ length: pixy }, (_, row) => Array.from({ length: pixx }, (_none, column) => (pixs[row * pixx + column] === 1 ? '#' : '.')).join(''));
}

function ours(text: string): readonly string[] {
  const { modules, runs } = dataMatrix(text);
  const rows = Array.from({ length: modules }, () => Array.from({ length: modules }, () => '.'));
  for (const { row, from, length } of runs) rows[row]?.fill('#', from, from + length);
  return rows.map((row) => row.join(''));
}

describe('dataMatrix', () => {
  it('draws the codes of packs as bwip-js does, module by module', () => {
    const codes = fc.tuple(fc.constantFrom('K', 'P'), fc.stringMatching(/^-\d{7,12}-\d$/)).map((parts) => parts.join(''));
    fc.assert(fc.property(codes, (code) => expect(ours(code)).toEqual(drawn(code))), { numRuns: 150 });
  });

  it('draws digits of every length of one region so', () => {
    for (let length = 1; length <= 88; length += 1) {
      const digits = Array.from({ length }, (_, index) => (index * 7 + length) % 10).join('');
      expect(ours(digits)).toEqual(drawn(digits));
    }
  });

  it('refuses what it cannot hold', () => {
    expect(() => dataMatrix('1'.repeat(89))).toThrow('does not fit');
    expect(() => dataMatrix('é')).toThrow('ASCII');
  });
});
