import { describe, expect, it } from '@jest/globals';
import { refusedRows } from './refused-rows.js';

const FILES = [
  { name: 'orders.csv', content: 'rx_number,drug,qty\n1,"a, b",x\n2,c,1\n3,=d,-1\n' },
  { name: 'residents.csv', content: 'resident_id,name,qty\nR1,Ann,\n' },
];
const issue = (file: string, line: number, column: string, reason: string) => ({ file, line, column, reason });

describe('the refused rows of a folder', () => {
  it('stand once each with every reason, under the columns of their files', () => {
    expect(refusedRows(FILES, [issue('orders.csv', 2, 'qty', 'not a decimal'), issue('orders.csv', 4, 'drug', 'formula text'), issue('orders.csv', 4, 'qty', 'is negative'), issue('residents.csv', 2, '-', '4 cells')])).toEqual([
      ['file', 'line', 'reason', 'rx_number', 'drug', 'qty', 'resident_id', 'name'],
      ['orders.csv', '2', 'qty: not a decimal', '1', 'a, b', 'x', '', ''],
      ['orders.csv', '4', 'drug: formula text; qty: is negative', '3', '=d', '-1', '', ''],
      ['residents.csv', '2', '4 cells', '', '', '', 'R1', 'Ann'],
    ]);
  });

  it('have no cells where the file is missing, no text or no CSV from there on', () => {
    const files = [{ name: 'a.csv', content: Uint8Array.of(0xff, 0xfe, 0x41, 0) }, { name: 'b.csv', content: 'x,y\n1,"2\n' }];
    expect(refusedRows(files, [issue('none.csv', 1, '-', 'is missing'), issue('a.csv', 1, '-', 'not UTF-8'), issue('b.csv', 2, 'x', 'a quote is opened and never closed')])).toEqual([
      ['file', 'line', 'reason', 'x', 'y'], ['none.csv', '1', 'is missing', '', ''], ['a.csv', '1', 'not UTF-8', '', ''], ['b.csv', '2', 'x: a quote is opened and never closed', '', ''],
    ]);
  });

  it('are none where nothing is refused', () => {
    expect(refusedRows(FILES, [])).toEqual([['file', 'line', 'reason']]);
  });
});
