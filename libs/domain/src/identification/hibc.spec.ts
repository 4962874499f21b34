import { describe, expect, it } from '@jest/globals';
import { day, formatDay } from '@cyclefill/domain/kernel';
import { hibcCheckCharacter, readHibc } from './hibc.js';

const TODAY = day('2026-11-22');
const checked = (text: string): string => `${text}${hibcCheckCharacter(text) ?? ''}`;

/** Fields of a primary code joined with a secondary one. */
function secondary(text: string): readonly (string | null)[] | string | null {
  const read = readHibc(checked(`+A123BJC5D6E71/${text}`), TODAY);
  return read === null || typeof read === 'string' ? read : [read.lot, read.expiresOn === null ? null : formatDay(read.expiresOn), read.serial];
}

describe('the secondary data of a HIBC code', () => {
  it.each([
    ['27365L1', ['L1', '2027-12-31', null]], ['$L1', ['L1', null, null]], ['$+S1', [null, null, 'S1']], ['$$1227L1', ['L1', '2027-12-31', null]],
    ['$$+0227S1', [null, '2027-02-28', 'S1']], ['$$2123127L1', ['L1', '2027-12-31', null]], ['$$3271231L1', ['L1', '2027-12-31', null]],
    ['$$427123108L1', ['L1', '2027-12-31', null]], ['$$527365L1', ['L1', '2027-12-31', null]], ['$$62736508L1', ['L1', '2027-12-31', null]], ['$$7L1', ['L1', null, null]],
    ['$$8303271231L1', ['L1', '2027-12-31', null]], ['$$900500527365L1', ['L1', '2027-12-31', null]], ['$$3271231', [null, '2027-12-31', null]],
    ['$L1/14D20271231/SX9', ['L1', '2027-12-31', 'X9']], ['16D20260101/SX9', [null, null, 'X9']], ['$L1/Q100', ['L1', null, null]],
  ])('%s', (text, expected) => expect(secondary(text)).toEqual(expected));

  it.each(['27366L1', '27000L1', '$$1327L1', '$$3271331L1', '$$3271'])('%s is not understood: no such date', (text) => expect(secondary(text)).toBe('not_understood'));

  it('stands alone behind the check character of its primary', () => {
    expect(readHibc(checked('+$$3271231L1G'), TODAY)).toEqual({ product: null, lot: 'L1', expiresOn: day('2027-12-31'), serial: null });
  });

  it('may be checked by a space, which is not cut off', () => {
    const text = Array.from('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ', (one) => [`+A123BJ${one}1`, `+A123BZ${one}1`]).flat().find((one) => hibcCheckCharacter(one) === ' ') ?? '';
    expect(readHibc(`${text} `, TODAY)).toMatchObject({ product: { labeler: 'A123' } });
  });
});
