import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type SourceFile, formatIssue } from '@cyclefill/interop/csv';
import { censusFiles, censusTables } from '../../../../test/builders/census-folder.builder.js';
import { checkProducts } from './check-products.js';
import { readCensus } from './read-census.js';
import { sharedBeds } from './shared-beds.js';

const encoder = new TextEncoder();
const FILES = censusFiles(censusTables()).map(({ name, content }) => ({ name, bytes: encoder.encode(String(content)) }));

/** What can happen to a file on its way: bytes cut, doubled, swapped, replaced. */
const damage = fc.record({
  file: fc.nat({ max: FILES.length - 1 }),
  kind: fc.constantFrom('cut', 'double', 'insert', 'truncate', 'flip'),
  place: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 1, max: 40 }),
  bytes: fc.oneof(fc.uint8Array({ minLength: 1, maxLength: 8 }), fc.constantFrom('"', ',', '\n', '\r', '=', '\0', '\u202E', '-1', '1.200,50', '9'.repeat(20)).map((text) => encoder.encode(text))),
});

function damaged(bytes: Uint8Array, { kind, place, length, bytes: extra }: { kind: string; place: number; length: number; bytes: Uint8Array }): Uint8Array {
  const at = Math.floor(place * bytes.length);
  const [before, part, after] = [bytes.subarray(0, at), bytes.subarray(at, at + length), bytes.subarray(at + length)];
  switch (kind) {
    case 'cut':
      return Uint8Array.from([...before, ...after]);
    case 'double':
      return Uint8Array.from([...before, ...part, ...part, ...after]);
    case 'insert':
      return Uint8Array.from([...before, ...extra, ...part, ...after]);
    case 'truncate':
      return before;
    default:
      return bytes.map((byte, index) => (index === at ? byte ^ 0x81 : byte));
  }
}

describe('a census folder that was damaged on its way', () => {
  it('is read or refused with its place named, and never breaks the reader', () => {
    fc.assert(fc.property(fc.array(damage, { minLength: 1, maxLength: 4 }), (damages) => {
      const files: SourceFile[] = FILES.map(({ name, bytes }, index) => ({
        name, content: damages.filter(({ file }) => file === index).reduce(damaged, bytes),
      }));
      const { folder, findings } = readCensus(files);
      checkProducts(folder, new Map(), findings);
      sharedBeds(folder);
      for (const issue of [...findings.errors.list(), ...findings.notices.list()]) expect(formatIssue(issue)).toMatch(/^[a-z_]+\.csv:[1-9]\d*:[^:]+: \S/u);
    }));
  });
});
