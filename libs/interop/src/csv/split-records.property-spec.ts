import { describe, expect, it } from '@jest/globals';
import { CsvError, parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { splitRecords } from './split-records.js';

const texts = fc.string({ unit: fc.constantFrom('a', 'b', '"', '""', ',', '\t', '\n', '\r', ' ', 'é', '\u{1F600}', 'x"', ',"', '",', '"\n'), maxLength: 24 });

/** What csv-parse makes of the text; null where it finds fault. */
function parsed(text: string, delimiter: ',' | '\t', quotes: boolean): unknown {
  const records: unknown[] = [];
  let line = 1;
  try {
    parse(text, {
      delimiter, quote: quotes ? '"' : false, record_delimiter: ['\n', '\r'], relax_column_count: true,
      on_record: (cells: string[], { lines }) => {
        if (cells.length > 1 || cells[0] !== '') records.push({ line, cells });
        line = lines + 1;
        return null;
      },
    });
  } catch (error) {
    if (error instanceof CsvError) return null;
    throw error;
  }
  return records;
}

describe('splitRecords', () => {
  it('gives what csv-parse gives, line by line, or leaves a text to it', () => {
    fc.assert(fc.property(texts, fc.constantFrom([',', true] as const, ['\t', false] as const), (text, [delimiter, quotes]) => {
      const records = splitRecords(text, delimiter, quotes);
      if (records !== null || parsed(text, delimiter, quotes) === null) expect(records).toEqual(parsed(text, delimiter, quotes));
    }), { numRuns: 5000 });
  });

  it('leaves no sound text to the slower reader', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', 'é') }).map((text) => (/[",\n\r]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text));
    const lines = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }).map((cells) => cells.join(',')), { maxLength: 6 });
    fc.assert(fc.property(lines, fc.constantFrom('\n', '\r'), (all, end) => {
      expect(splitRecords(all.join(end), ',', true)).toEqual(parsed(all.join(end), ',', true));
    }), { numRuns: 2000 });
  });
});
