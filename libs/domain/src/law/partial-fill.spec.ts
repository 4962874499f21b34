import { describe, expect, it } from '@jest/globals';
import { day } from '@cyclefill/domain/kernel';
import { units } from '../../../../test/builders/values.js';
import { type CiiPartialFill, checkCiiPart } from './partial-fill.js';
import { US_FEDERAL_2026 } from './rule-pack.js';

const sixty: CiiPartialFill = { issuedOn: day('2026-03-01'), authorised: units('60'), dispensed: units('0'), marked: true, stopped: false };
const part = (fill: Partial<CiiPartialFill>, quantity: string, on: string): ReturnType<typeof checkCiiPart> => checkCiiPart({ ...sixty, ...fill }, units(quantity), day(on), US_FEDERAL_2026);

describe('C-II in parts for a long-term-care resident (R204)', () => {
  it('V11: 60 tablets issued 1 March: a part on 30 April, day 60, is given; on 1 May it is refused', () => {
    expect(part({}, '10', '2026-04-30')).toBeNull();
    expect(part({}, '10', '2026-05-01')).toBe('expired');
  });

  it('the parts together stay within what was prescribed', () => {
    expect(part({ authorised: units('30'), dispensed: units('29') }, '1', '2026-03-20')).toBeNull();
    expect(part({ authorised: units('30'), dispensed: units('30') }, '1', '2026-03-20')).toBe('exceeds-authorised');
  });

  it('without the mark nothing is given, after a stop nothing more', () => {
    expect(part({ marked: false }, '1', '2026-03-02')).toBe('not-marked');
    expect(part({ stopped: true }, '1', '2026-03-02')).toBe('stopped');
  });

  it('refusals have a fixed precedence: mark, stop, day, quantity', () => {
    const all = { marked: false, stopped: true, dispensed: units('60') };
    expect(part(all, '1', '2026-06-01')).toBe('not-marked');
    expect(part({ ...all, marked: true }, '1', '2026-06-01')).toBe('stopped');
    expect(part({ ...all, marked: true, stopped: false }, '1', '2026-06-01')).toBe('expired');
    expect(part({ ...all, marked: true, stopped: false }, '1', '2026-03-02')).toBe('exceeds-authorised');
  });
});
