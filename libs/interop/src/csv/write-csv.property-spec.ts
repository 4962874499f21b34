import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { IssueList } from './csv-issue.js';
import { guardFormula, isFormulaText, unguardFormula } from './formula-guard.js';
import { readTable } from './read-table.js';
import { RowReader } from './row-reader.js';
import { csvLine } from './write-csv.js';

const nasty = fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '＝', `'`, 'a', '1', ' ') });

describe('text in a CSV file', () => {
  it('comes back from the guard as it went in, and no spreadsheet runs it', () => {
    fc.assert(fc.property(fc.oneof(nasty, fc.string()), (text) => {
      expect(unguardFormula(guardFormula(text))).toBe(text);
      expect(isFormulaText(guardFormula(text))).toBe(false);
    }));
  });

  it('survives being written and read: printable text, with quotes, commas and line feeds', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', '\n', '=', `'`, '-', '1', '\u05D0') }).filter((text) => text.trim() === text);
    fc.assert(fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 5 }), (rows) => {
      const findings = { errors: new IssueList(), notices: new IssueList() };
      const content = csvLine(['a', 'b', 'end']) + rows.map((row) => csvLine([...row, 1])).join('');
      const table = readTable({ name: 'x.csv', content }, { required: ['a', 'b', 'end'] }, findings);
      const back = table?.records.map((record) => {
        const row = new RowReader(table, record, findings.errors);
        return [row.text('a'), row.text('b')];
      });
      expect(findings.errors.list()).toEqual([]);
      expect(back).toEqual(rows);
    }));
  });
});
