import { describe, expect, it } from '@jest/globals';
import { IssueList } from './csv-issue.js';
import { RowReader } from './row-reader.js';

function judge<T>(cell: string, read: (row: RowReader) => T): { value: T } | { reason: string } {
  const errors = new IssueList();
  const row = new RowReader({ file: 'a.csv', columns: new Map([['c', 0]]), records: [] }, { line: 7, cells: [cell] }, errors);
  const value = read(row);
  const [error] = errors.list();
  expect(row.ok).toBe(error === undefined);
  return error === undefined ? { value } : { reason: error.reason };
}

describe('RowReader', () => {
  it.each(['2026-02-30', '02/03/2026', '45992', '2026-2-3', '20260203', '2026-02-03T00:00'])('refuses %s as a date', (cell) => {
    expect(judge(cell, (row) => row.day('c'))).toEqual({ reason: 'not a date of the calendar (YYYY-MM-DD)' });
  });

  it('reads decimals with a point, at most three places, never negative', () => {
    const quantity = (cell: string): unknown => judge(cell, (row) => row.quantity('c'));
    expect([quantity('0.5'), quantity('28'), quantity(' 1.125 '), quantity('0')]).toEqual([{ value: 500 }, { value: 28_000 }, { value: 1125 }, { value: 0 }]);
    expect(quantity('-1')).toEqual({ reason: 'is negative' });
    expect(quantity('')).toEqual({ reason: 'is empty' });
    expect(quantity('1000001')).toEqual({ reason: 'above 1000000' });
    for (const cell of ['1.200,50', '1,5', '1.0005', '+1', '1e3', '.5', '5.', 'x', '=1+1']) {
      expect(quantity(cell)).toEqual({ reason: 'not a decimal such as 12 or 0.5 (a point, at most 3 places, no separators)' });
    }
  });

  it.each(['=HYPERLINK("x")', '+1', '-1', '@x', '\tx', '\rx', '＝1', '＋1', '－1', '＠x'])('refuses %j as text, since a spreadsheet would run it', (cell) => {
    expect(judge(cell, (row) => row.text('c'))).toEqual({ reason: 'formula text' });
  });

  it('takes back the apostrophe that an export put before such text, and no other', () => {
    expect(judge(`'=x`, (row) => row.text('c'))).toEqual({ value: '=x' });
    expect(judge(`'s-Gravenhage`, (row) => row.text('c'))).toEqual({ value: `'s-Gravenhage` });
  });

  it('reads clock times as a set in order', () => {
    expect(judge('0600,1200,1800,0000,0600', (row) => row.clocks('c'))).toEqual({ value: [0, 360, 720, 1080] });
    expect(judge('0900,2500', (row) => row.clocks('c'))).toEqual({ reason: 'not clock times (HHMM, separated by commas)' });
  });

  it('reads local moments with T or a blank, without seconds that are not zero', () => {
    expect(judge('1970-01-02T00:30', (row) => row.moment('c'))).toEqual({ value: 1470 });
    expect(judge('1970-01-02 00:30:00', (row) => row.moment('c'))).toEqual({ value: 1470 });
    for (const cell of ['1970-01-02', '1970-01-02T00:30:15', '1970-01-02T00:30Z']) {
      expect(judge(cell, (row) => row.moment('c'))).toEqual({ reason: 'not a local time (YYYY-MM-DDTHH:MM)' });
    }
  });

  it('reads flags and whole numbers strictly', () => {
    expect(judge('y', (row) => row.flag('c'))).toEqual({ value: true });
    expect(judge('yes', (row) => row.flag('c', false))).toEqual({ reason: 'neither Y nor N' });
    expect(judge('007', (row) => row.integer('c', { min: 0, max: 9 }))).toEqual({ value: 7 });
    expect(judge('7.0', (row) => row.integer('c', { min: 0, max: 9 }))).toEqual({ reason: 'not a whole number from 0 to 9' });
  });

  it('takes as an identifier only what is safe in the name of a file', () => {
    for (const cell of ['FAC01-R0001', '600003', 'a_b.c', 'x'.repeat(64)]) expect(judge(cell, (row) => row.id('c'))).toEqual({ value: cell });
    for (const cell of ['FAC 01', 'x/../y', 'x\\y', '..', '.', 'é', 'a\nb', 'x'.repeat(65)]) {
      expect(judge(cell, (row) => row.id('c'))).toEqual({ reason: 'not an identifier: at most 64 letters, digits, "_", "." and "-", and not dots alone' });
    }
    expect(judge('', (row) => row.id('c'))).toEqual({ reason: 'is empty' });
  });
});
