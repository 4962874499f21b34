import { describe, expect, it } from '@jest/globals';
import { day } from '@cyclefill/domain/kernel';
import { COMMON_RULES } from '../../../../test/builders/rules.builder.js';
import { moment, units } from '../../../../test/builders/values.js';
import { type CiiPartialFill, type PartBasis, type PartDecision, checkCiiPart, recordCiiPart } from './partial-fill.js';

const LTCF: PartBasis = { kind: 'ltcf', mark: 'LTCF patient' };
const sixty: CiiPartialFill = { basis: LTCF, issuedAt: moment('2026-03-01 0900'), earliestFillOn: null, authorised: units('60'), parts: [], stopped: false };
const check = (fill: Partial<CiiPartialFill>, quantity: string, at: string): ReturnType<typeof checkCiiPart> => checkCiiPart({ ...sixty, ...fill }, units(quantity), moment(at), COMMON_RULES);
const give = (fill: CiiPartialFill, quantity: string, at: string, by = 'AB'): PartDecision => recordCiiPart(fill, { at: moment(at), quantity: units(quantity), by }, COMMON_RULES);
const given = (fill: Partial<CiiPartialFill>, quantity: string, at: string): CiiPartialFill => {
  const decision = give({ ...sixty, ...fill }, quantity, at);
  if ('refused' in decision) throw new Error(decision.refused);
  return decision.fill;
};

describe('C-II in parts for a long-term-care resident (R204)', () => {
  it('V11: 60 tablets issued 1 March: a part on 30 April, day 60, is given to its last minute; on 1 May it is refused', () => {
    expect(check({}, '10', '2026-04-30 2359')).toBeNull();
    expect(check({}, '10', '2026-05-01')).toBe('expired');
  });

  it('each part is recorded with what remains; the 31st tablet of 30 is refused', () => {
    const first = given({ authorised: units('30') }, '29', '2026-03-02');
    expect(first.parts).toEqual([{ at: moment('2026-03-02'), quantity: units('29'), remaining: units('1'), by: 'AB' }]);
    expect(give(first, '2', '2026-03-20')).toEqual({ refused: 'exceeds-authorised' });
    const second = give(first, '1', '2026-03-20');
    expect(second).toMatchObject({ fill: { parts: [{ remaining: units('1') }, { remaining: units('0') }] } });
    expect(give(given({ authorised: units('30') }, '30', '2026-03-02'), '1', '2026-03-03')).toEqual({ refused: 'exceeds-authorised' });
  });

  it('without the mark nothing is given, after a stop nothing more, and nothing without initials', () => {
    expect(check({ basis: { kind: 'ltcf', mark: null } }, '1', '2026-03-02')).toBe('not-marked');
    expect(check({ basis: { kind: 'ltcf', mark: 'terminally ill' } }, '1', '2026-03-02')).toBeNull();
    expect(check({ stopped: true }, '1', '2026-03-02')).toBe('stopped');
    expect(give(sixty, '1', '2026-03-02', ' ')).toEqual({ refused: 'unsigned' });
  });

  it('refusals have a fixed precedence: mark, stop, earliest date, last day, quantity', () => {
    const all = { basis: { kind: 'ltcf', mark: null }, stopped: true, earliestFillOn: day('2026-06-10') } as const;
    expect(check(all, '99', '2026-06-01')).toBe('not-marked');
    expect(check({ ...all, basis: LTCF }, '99', '2026-06-01')).toBe('stopped');
    expect(check({ ...all, basis: LTCF, stopped: false }, '99', '2026-06-01')).toBe('before-earliest-date');
    expect(check({ ...all, basis: LTCF, stopped: false, earliestFillOn: null }, '99', '2026-06-01')).toBe('expired');
    expect(check({ ...all, basis: LTCF, stopped: false, earliestFillOn: null }, '99', '2026-03-02')).toBe('exceeds-authorised');
  });
});

describe('no pharmacist fills before the earliest date (R201)', () => {
  it('the day before is refused, the day itself is not', () => {
    expect(check({ earliestFillOn: day('2026-03-15') }, '1', '2026-03-14 2359')).toBe('before-earliest-date');
    expect(check({ earliestFillOn: day('2026-03-15') }, '1', '2026-03-15')).toBeNull();
  });
});

describe('C-II that the pharmacy could not supply whole (R202)', () => {
  it('the rest is given within 72 hours of the first part, then nothing without a new prescription', () => {
    const first = given({ basis: { kind: 'short-stock' } }, '20', '2026-03-02 1000');
    expect(give(first, '40', '2026-03-05 1000')).toMatchObject({ fill: { parts: [{}, { remaining: units('0') }] } });
    expect(give(first, '40', '2026-03-05 1001')).toEqual({ refused: 'expired' });
  });
});

describe('C-II in parts as patient or prescriber asked (R203)', () => {
  const asked = { kind: 'requested', by: 'prescriber', on: day('2026-03-01'), stateAllows: true, emergencyOral: false } as const;

  it('the rest is given to the thirtieth day after it was written, where the state does not forbid it', () => {
    expect(check({ basis: asked }, '10', '2026-03-31 2300')).toBeNull();
    expect(check({ basis: asked }, '10', '2026-04-01')).toBe('expired');
    expect(check({ basis: { ...asked, stateAllows: false } }, '10', '2026-03-02')).toBe('state-forbids');
  });

  it('an emergency oral order: 72 hours after its issue', () => {
    expect(check({ basis: { ...asked, emergencyOral: true } }, '10', '2026-03-04 0900')).toBeNull();
    expect(check({ basis: { ...asked, emergencyOral: true } }, '10', '2026-03-04 0901')).toBe('expired');
  });
});
