import { describe, expect, it } from '@jest/globals';
import { IssueList, formatIssue } from './csv-issue.js';
import { readTable } from './read-table.js';
import type { SourceFile } from './decode-text.js';

const SHAPE = { required: ['id', 'name'], optional: ['note'] };

function read(content: SourceFile['content'], shape: Parameters<typeof readTable>[1] = SHAPE): { rows: string[]; errors: string[]; notices: string[] } {
  const findings = { errors: new IssueList(), notices: new IssueList() };
  const table = readTable({ name: 'a.csv', content }, shape, findings);
  return {
    rows: (table?.records ?? []).map(({ line, cells }) => `${line}:${cells.join('|')}`),
    errors: findings.errors.list().map(formatIssue),
    notices: findings.notices.list().map(formatIssue),
  };
}

const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : part)));

describe('readTable', () => {
  it('counts lines as a text editor does, across quoted line ends, blank lines and every kind of line end', () => {
    expect(read('id,name\r\n1,"a\r\nb"\r\n\r\n2,c\n3,d\r4,e').rows).toEqual(['2:1|a\nb', '5:2|c', '6:3|d', '7:4|e']);
  });

  it('takes a byte order mark, quoted cells with commas and doubled quotes, and composed letters', () => {
    expect(read(bytes([0xef, 0xbb, 0xbf], 'id,name\n1,"a, ""b"""\n2,e\u0301')).rows).toEqual(['2:1|a, "b"', '3:2|\u00e9']);
  });

  it('finds columns by name in any order and passes by those it does not know, with a notice', () => {
    expect(read('name,extra,id\nn,x,1')).toEqual({ rows: ['2:n|x|1'], errors: [], notices: ['a.csv:1:extra: unknown column, ignored'] });
  });

  it('names each missing column once and reads no row then', () => {
    expect(read('note\n1\n2')).toEqual({
      rows: [], notices: [], errors: ['a.csv:1:id: the required column is missing', 'a.csv:1:name: the required column is missing'],
    });
  });

  it('refuses a doubled column', () => {
    expect(read('id,name,id\n1,n,2').errors).toEqual(['a.csv:1:id: the column is there twice']);
  });

  it('refuses lines with too few or too many cells', () => {
    expect(read('id,name\n1\n2,b\n3,c,d')).toEqual({
      rows: ['3:2|b'], notices: [],
      errors: [
        'a.csv:2:name: the line ends before this column: 1 cells, but the header has 2 columns',
        'a.csv:4:-: 3 cells, but the header has 2 columns',
      ],
    });
  });

  it('names the line on which a quote is opened and never closed', () => {
    expect(read('id,name\n1,a\n2,"b\n3,c').errors).toEqual(['a.csv:3:name: a quote is opened and never closed']);
    expect(read('id,name\n1,"a"b\n').errors).toEqual(['a.csv:2:name: text after a closing quote']);
    expect(read('id,name\n1,a"\n').errors).toEqual(['a.csv:2:name: a quote inside a cell that is not quoted']);
  });

  it('refuses UTF-16, with and without its mark, in one clear sentence', () => {
    const utf16 = bytes([0xff, 0xfe], [...new TextEncoder().encode('id,name\n')].flatMap((byte) => [byte, 0]));
    const sentence = ['a.csv:1:-: not UTF-8: this is UTF-16; save the file as "CSV UTF-8"'];
    expect(read(utf16).errors).toEqual(sentence);
    expect(read(utf16.subarray(2)).errors).toEqual(sentence);
    expect(read(bytes([0xfe, 0xff, 0, 0x69])).errors).toEqual(sentence);
  });

  it('names the cells whose bytes are no UTF-8', () => {
    expect(read(bytes('id,name\n1,a\n2,caf', [0xe9], '\n')).errors).toEqual(['a.csv:3:name: holds what is not UTF-8']);
    expect(read(bytes('id,name\n2,caf', [0xe9], '\n'), { ...SHAPE, legacy: 'windows-1252' })).toEqual({ rows: ['2:2|caf\u00e9'], errors: [], notices: [] });
  });

  it('refuses NUL, direction controls, half characters and other control characters, each in its cell', () => {
    expect(read('id,name\n1,a\0\n2,\u202Ex\n3,\uD800\n4,\u0007\n5,\u05D0\u{1F600}\u200D').errors).toEqual([
      'a.csv:2:name: holds a NUL character',
      'a.csv:3:name: holds a character that changes the direction of text',
      'a.csv:4:name: holds what is not UTF-8',
      'a.csv:5:name: holds a control character',
    ]);
  });

  it('refuses a cell of 5 MB, also in a column that nobody reads', () => {
    const cell = 'x'.repeat(5_000_000);
    expect(read(`id,name\n1,${cell}\n2,b`)).toMatchObject({ rows: ['3:2|b'], errors: ['a.csv:2:name: 5000000 characters; at most 65536 fit into a cell'] });
    expect(read(`id,name,other\n1,a,${cell}`).errors).toEqual(['a.csv:2:other: 5000000 characters; at most 65536 fit into a cell']);
  });

  it('says when there is nothing in the file', () => {
    expect(read('').errors).toEqual(['a.csv:1:-: the file is empty']);
    expect(read('\n\n').errors).toEqual(['a.csv:1:-: the file is empty']);
  });

  it('keeps the first 1,000 errors of a million and counts the rest', () => {
    const findings = { errors: new IssueList(), notices: new IssueList() };
    readTable({ name: 'a.csv', content: `id,name\n${'1\n'.repeat(5000)}` }, SHAPE, findings);
    expect([findings.errors.list().length, findings.errors.count]).toEqual([1000, 5000]);
  });

  it('reads tab-separated files without quoting', () => {
    expect(read('id\tname\n1\t5" tube', { ...SHAPE, tabs: true }).rows).toEqual(['2:1|5" tube']);
  });
});
