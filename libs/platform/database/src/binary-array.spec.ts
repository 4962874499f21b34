import { describe, expect, it } from '@jest/globals';
import { binaryArray } from './binary-array.js';

const ID = '01a200cb-95fd-72df-a452-d320c27cdb90';

describe('an array in the binary format of PostgreSQL', () => {
  it('says its dimension, whether it has nulls, its type, its length and its lower bound', () => {
    expect(binaryArray('int4', [1, -2]).toString('hex')).toBe(`${'00000001'}${'00000000'}${'00000017'}${'00000002'}${'00000001'}0000000400000001${'00000004'}fffffffe`);
  });

  it('has no dimension when it is empty', () => {
    expect(binaryArray('uuid', []).toString('hex')).toBe('000000000000000000000b86');
  });

  it('marks a null by a length of minus one', () => {
    expect(binaryArray('int2', [null, 7]).toString('hex')).toBe('0000000100000001000000150000000200000001ffffffff000000020007');
  });

  it('packs a UUID into its 16 bytes, whatever the case of its digits', () => {
    for (const id of [ID, ID.toUpperCase()]) expect(binaryArray('uuid', [id]).subarray(24).toString('hex')).toBe(ID.replaceAll('-', ''));
  });

  it('counts the bytes of a text, not its letters', () => {
    const array = binaryArray('text', ['½ tablet']);
    expect(array.readInt32BE(20)).toBe(9);
    expect(array.subarray(24).toString('utf8')).toBe('½ tablet');
  });

  it('gives a wall-clock moment in microseconds since 2000, before it too', () => {
    const minutes = (text: string): number => Date.parse(`${text}Z`) / 60_000;
    for (const text of ['1999-12-31T23:59', '2000-01-01T00:00', '2026-12-07T08:00', '2099-06-30T17:30']) {
      const micros = BigInt(Date.parse(`${text}Z`) - Date.parse('2000-01-01T00:00Z')) * 1000n;
      expect(binaryArray('timestamp', [minutes(text)]).readBigInt64BE(24)).toBe(micros);
    }
  });

  it('gives a day as days since 2000, a yes or no as one byte and JSON behind its version', () => {
    expect(binaryArray('date', [10_956, 20_788]).subarray(20).toString('hex')).toBe('00000004ffffffff0000000400002667');
    expect(binaryArray('bool', [true, false]).subarray(20).toString('hex')).toBe('00000001010000000100');
    expect(binaryArray('jsonb', ['{"½":1}']).subarray(20).toString('hex')).toBe(`0000000901${Buffer.from('{"½":1}').toString('hex')}`);
  });

  it('writes short and long texts alike, whatever their letters', () => {
    for (const text of ['', 'a', 'é', '\u{1F600}', 'x'.repeat(32), `${'x'.repeat(31)}é`, 'é'.repeat(40)]) {
      const array = binaryArray('text', [text, 'end']);
      const bytes = Buffer.from(text);
      expect(array.subarray(20).toString('hex')).toBe(`${bytes.length.toString(16).padStart(8, '0')}${bytes.toString('hex')}00000003${Buffer.from('end').toString('hex')}`);
    }
  });

  it('refuses a value of another type and a number that does not fit', () => {
    expect(() => binaryArray('int4', ['1'])).toThrow('another type');
    expect(() => binaryArray('uuid', [ID.slice(1)])).toThrow('not a UUID');
    expect(() => binaryArray('int4', [2 ** 31])).toThrow('out of range');
    expect(() => binaryArray('int2', [40_000])).toThrow('out of range');
  });
});
