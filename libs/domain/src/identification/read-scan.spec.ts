import { describe, expect, it } from '@jest/globals';
import { day, formatDay } from '@cyclefill/domain/kernel';
import { gtin14OfNdc } from './gtin.js';
import { ownCode } from './own-code.js';
import { readScan } from './read-scan.js';

const TODAY = day('2026-11-22');
const GS = '\u001D';
/** GTIN of 0071-0155-23 in the vectors. */
const GTIN = '00300710155237';

function productOf(raw: string): Readonly<Record<string, unknown>> {
  const scan = readScan(raw, TODAY);
  if (scan.kind !== 'product') return { ...scan };
  const { gtin, ndcs, lot, expiresOn, serial, doubts, symbology } = scan;
  return { symbology, gtin, ndcs: ndcs.map((ndc) => `${ndc.labeler}-${ndc.product}-${ndc.package}`), lot, expiresOn: expiresOn === null ? null : formatDay(expiresOn), serial, doubts };
}
const said = { gtin: GTIN, ndcs: ['0071-0155-23', '00710-155-23', '00710-1552-3'], lot: 'AB12', expiresOn: '2027-02-28', serial: 'S9', doubts: [] };

describe('a scan of a package in GS1', () => {
  it.each([
    ['DataMatrix named by the reader', `]d201${GTIN}17270200${'21S9'}${GS}10AB12`, 'gs1_data_matrix'],
    ['with FNC1 in first position sent too', `]d2${GS}01${GTIN}1727020021S9${GS}10AB12`, 'gs1_data_matrix'],
    ['GS1-128', `]C101${GTIN}1727020010AB12${GS}21S9`, 'gs1_128'],
    ['GS1 QR', `]Q301${GTIN}1727020010AB12${GS}21S9`, 'gs1_qr'],
    ['without the symbology', `01${GTIN}1727020010AB12${GS}21S9`, 'gs1'],
    ['FNC1 first and no symbology', `${GS}01${GTIN}1727020010AB12${GS}21S9`, 'gs1'],
    ['Ctrl+] as a terminal shows it', `01${GTIN}1727020010AB12^]21S9`, 'gs1'],
    ['Ctrl+] spelled out', `01${GTIN}1727020010AB12Ctrl+]21S9`, 'gs1'],
    ['the key F8', `01${GTIN}1727020010AB12[F8]21S9`, 'gs1'],
    ['F8 as a terminal sends it', `01${GTIN}1727020010AB12\u001B[19~21S9`, 'gs1'],
    ['the text beneath it, typed', `(01) ${GTIN} (17) 270200 (10) AB12 (21) S9`, 'gs1'],
    ['a Digital Link', `https://example.com/01/${GTIN}/10/AB12/21/S9?17=270200`, 'gs1'],
  ])('%s', (_, raw, symbology) => expect(productOf(raw)).toEqual({ ...said, symbology }));

  it('of which the reader sends no separator keeps what all readings agree on and asks for the rest', () => {
    expect(productOf(`01${GTIN}1727020010AB1221S9`)).toEqual({ ...said, symbology: 'gs1', lot: null, serial: null, doubts: ['lot', 'serial'] });
    expect(productOf(`01${GTIN}1727020010AB12`)).toEqual({ ...said, symbology: 'gs1', serial: null });
    expect(productOf(`]d201${GTIN}10AB17271231`)).toEqual({ ...said, symbology: 'gs1_data_matrix', lot: null, expiresOn: null, serial: null, doubts: ['lot', 'expiry'] });
  });

  it.each([['170230', '2017-02-30 is none'], ['171313', 'month 13'], ['170100X', 'a letter']])('refuses expiry %s', (element) => {
    expect(readScan(`01${GTIN}${element}`, TODAY)).toMatchObject({ kind: 'unknown', reason: 'not_understood' });
  });

  it.each([['270200', '2027-02-28'], ['280200', '2028-02-29'], ['261231', '2026-12-31'], ['761130', '2076-11-30'], ['771130', '1977-11-30'], ['991231', '1999-12-31']])(
    'expiry %s is %s: day 00 is the last of the month, the century at most 50 years ahead', (text, expected) => expect(productOf(`01${GTIN}17${text}`)).toMatchObject({ expiresOn: expected }),
  );

  it('takes the NDC of (715), of any width, and none that its GTIN contradicts', () => {
    expect(productOf(`01${GTIN}7150071-0155-23`)).toMatchObject({ ndcs: ['0071-0155-23'] });
    expect(productOf(`0104012345678901715123456789012`)).toMatchObject({ ndcs: ['123456-7890-12'] });
    expect(productOf(`01${GTIN}7150071-0155-24`)).toMatchObject({ ndcs: [] });
  });
});

describe('a scan of digits', () => {
  it.each([
    ['UPC-A', '300710155237', 'gs1', GTIN], ['EAN-13', '0300710155237', 'gs1', GTIN], ['EAN-13 named', ']E00300710155237', 'ean_13', GTIN],
    ['GTIN-14', GTIN, 'gs1', GTIN], ['GTIN-14 of a case', '30300710155238', 'gs1', '30300710155238'], ['GTIN-14 of ITF', ']I130300710155238', 'itf', '30300710155238'],
  ])('%s holds ten digits of an NDC, which fit three codes', (_, raw, symbology, gtin) => expect(productOf(raw)).toMatchObject({ symbology, gtin, ndcs: said.ndcs }));

  it.each([
    ['0071015523', ['0071-0155-23', '00710-155-23', '00710-1552-3']], ['00071015523', ['00071-0155-23']], ['000071015523', ['000071-0155-23']],
    ['0071-0155-23', ['0071-0155-23']], ['000071-0155-23', ['000071-0155-23']],
  ])('NDC %s may stand for %j', (raw, ndcs) => expect(productOf(raw)).toMatchObject({ symbology: 'ndc', gtin: null, ndcs }));

  it.each(['300710155238', '0300710155238', '00300710155238', '02345674', `01${GTIN.slice(0, 13)}8`, ']E00300710155238', `]d201${GTIN.slice(0, 13)}810A`])(
    '%s has a wrong check digit', (raw) => expect(readScan(raw, TODAY)).toMatchObject({ kind: 'unknown', reason: 'wrong_check_digit' }),
  );

  it('a UPC-A that is no drug is never taken for the 12 digits of an NDC', () => expect(productOf('012345678905')).toMatchObject({ gtin: '00012345678905', ndcs: [] }));

  it('a GTIN is made of an NDC that ten digits hold, and of no other', () => {
    expect(gtin14OfNdc({ labeler: '0071', product: '0155', package: '23' })).toBe(GTIN);
    expect(gtin14OfNdc({ labeler: '0071', product: '0155', package: '23' }, 3)).toBe('30300710155238');
    expect(gtin14OfNdc({ labeler: '00071', product: '0155', package: '23' })).toBeNull();
  });
});

describe('a scan of HIBC', () => {
  it('joined: product, lot, expiry by day of the year and serial (D95)', () => {
    expect(readScan('+A99912345/$$52001510X3/16D20111212/S77DE1G45-', TODAY)).toMatchObject({
      kind: 'product', symbology: 'hibc', hibc: { labeler: 'A999', number: '1234', unitOfMeasure: '5' }, lot: '10X3', expiresOn: day('2020-01-15'), serial: '77DE1G45', gtin: null, ndcs: [],
    });
  });

  it('primary alone, also between asterisks', () => {
    for (const raw of ['+A123BJC5D6E71G', '*+A123BJC5D6E71G*', ']C0+A123BJC5D6E71G']) {
      expect(readScan(raw, TODAY)).toMatchObject({ kind: 'product', hibc: { labeler: 'A123', number: 'BJC5D6E7', unitOfMeasure: '1' }, lot: null });
    }
    expect(readScan('+A123BJC5D6E71H', TODAY)).toMatchObject({ kind: 'unknown', reason: 'wrong_check_digit' });
  });
});

describe('a scan of a code of our own', () => {
  it.each([
    [ownCode('card', 7), 'pack'], [ownCode('sheet', 7), 'pack'], [ownCode('container', 7), 'container'], [ownCode('tote', 7), 'tote'], [ownCode('bin', 7), 'bin'],
    [ownCode('resident', 7), 'resident'], [ownCode('sticker', 7), 'sticker'], [ownCode('user', 7), 'user'],
  ])('%s is of a %s, whichever symbol it stands in', (code, kind) => {
    for (const raw of [code, `~${code}`, `]C0~${code}`, `]d1${code}\r`, ` ${code.toLowerCase()} `]) expect(readScan(raw, TODAY)).toEqual({ kind, raw, code });
  });

  it.each([['~K SEAL', 'SEAL'], ['~KNEXT', 'NEXT'], ['~K-CANT-FILL', 'CANT-FILL'], ['~kundo', 'UNDO']])('%s is the command %s', (raw, command) => {
    expect(readScan(raw, TODAY)).toEqual({ kind: 'command', raw, command });
  });

  it('with a wrong digit says so', () => expect(readScan('~C-0000001-0', TODAY)).toMatchObject({ kind: 'unknown', reason: 'wrong_check_digit' }));
});

describe('what is no code', () => {
  it.each([['', 'empty'], ['  \r', 'empty'], ['hello', 'not_understood'], ['~KSEALS', 'not_understood'], ['https://example.com/drug', 'not_understood'], ['1', 'not_understood'], ['x'.repeat(2001), 'too_long']])(
    '%j: %s', (raw, reason) => expect(readScan(raw, TODAY)).toMatchObject({ kind: 'unknown', raw, reason }),
  );
});
