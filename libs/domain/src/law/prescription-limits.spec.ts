import { describe, expect, it } from '@jest/globals';
import { day, formatDay } from '@cyclefill/domain/kernel';
import { type PrescriptionFacts, checkPrescriptionLimits, lastFillDay } from './prescription-limits.js';
import { COMMON_RULES, rules } from '../../../../test/builders/rules.builder.js';
import type { RulePack } from './rule-pack.js';

const facts = (schedule: PrescriptionFacts['schedule'], writtenOn: string, refillsUsed = 0): PrescriptionFacts => ({ schedule, writtenOn: day(writtenOn), earliestFillOn: null, refillsUsed, everFilled: refillsUsed > 0 });
const codes = (of: PrescriptionFacts, firstDose: string, pack: RulePack = COMMON_RULES): readonly string[] => checkPrescriptionLimits(of, day(firstDose), 'O1', pack).map((finding) => `${finding.code} ${finding.rule}`);
const last = (of: PrescriptionFacts): string => formatDay(lastFillDay(of, COMMON_RULES).day);

describe('how long a prescription may be filled', () => {
  it('V12: C-IV of 31 August: last fill on the last day of February, clamped to its length', () => {
    expect(last(facts('CIV', '2026-08-31'))).toBe('2027-02-28');
    expect(last(facts('CIV', '2027-08-31'))).toBe('2028-02-29');
    expect(codes(facts('CIV', '2026-08-31'), '2027-02-28')).toEqual([]);
    expect(codes(facts('CIV', '2026-08-31'), '2027-03-01')).toEqual(['CS_LIMIT R205']);
  });

  it('V12: the fifth refill is given, the sixth refused', () => {
    expect(codes(facts('CIV', '2026-08-31', 4), '2026-12-07')).toEqual([]);
    expect(codes(facts('CIV', '2026-08-31', 5), '2026-12-07')).toEqual(['CS_LIMIT R205']);
    expect(codes(facts('CIII', '2026-08-31', 5), '2027-03-01')).toEqual(['CS_LIMIT R205', 'CS_LIMIT R205']);
  });

  it('C-II: day 60 allowed, day 61 refused, as an expired prescription (R204)', () => {
    expect(codes(facts('CII', '2026-03-01'), '2026-04-30')).toEqual([]);
    expect(codes(facts('CII', '2026-03-01'), '2026-05-01')).toEqual(['RX_EXPIRED R204']);
  });

  it('others, C-V among them: a year, the anniversary no longer in it (R222)', () => {
    for (const schedule of [null, 'CV'] as const) {
      expect(codes(facts(schedule, '2025-12-07'), '2026-12-06')).toEqual([]);
      expect(codes(facts(schedule, '2025-12-07'), '2026-12-07')).toEqual(['RX_EXPIRED R222']);
    }
    expect(last(facts(null, '2028-02-29'))).toBe('2029-02-27');
  });

  it('refills of what has no federal cap are not counted', () => {
    expect(codes(facts('CV', '2026-11-01', 9), '2026-12-07')).toEqual([]);
    expect(codes(facts(null, '2026-11-01', 11), '2026-12-07')).toEqual([]);
  });

  it('R206: Texas counts six months and five refills for C-V too', () => {
    const texas = rules({ state: 'TX' });
    expect(codes(facts('CV', '2026-06-07'), '2026-12-07', texas)).toEqual([]);
    expect(codes(facts('CV', '2026-06-07'), '2026-12-08', texas)).toEqual(['CS_LIMIT R206']);
    expect(codes(facts('CV', '2026-11-01', 5), '2026-12-07', texas)).toEqual(['CS_LIMIT R206']);
    expect(codes(facts('CIV', '2026-11-01', 5), '2026-12-07', texas)).toEqual(['CS_LIMIT R205']);
  });

  it('R201: Texas voids a C-II that nobody filled, 30 days after it was written or its earliest date', () => {
    const texas = rules({ state: 'TX' });
    expect(codes(facts('CII', '2026-11-01'), '2026-12-01', texas)).toEqual([]);
    expect(codes(facts('CII', '2026-11-01'), '2026-12-02', texas)).toEqual(['RX_EXPIRED R201']);
    expect(codes({ ...facts('CII', '2026-11-01'), everFilled: true }, '2026-12-31', texas)).toEqual([]);
    expect(codes({ ...facts('CII', '2026-11-01'), earliestFillOn: day('2026-11-20') }, '2026-12-20', texas)).toEqual([]);
    expect(codes({ ...facts('CII', '2026-11-01'), earliestFillOn: day('2026-12-20') }, '2026-12-31', texas)).toEqual([]);
  });

  it('R222: Mississippi Medicaid pays for eleven refills', () => {
    const programme = rules({ payer: 'MS_MEDICAID' });
    expect(codes(facts(null, '2026-11-01', 10), '2026-12-07', programme)).toEqual([]);
    expect(codes(facts(null, '2026-11-01', 11), '2026-12-07', programme)).toEqual(['CS_LIMIT R222']);
  });

  it('R201: a C-II of a series is not filled before its earliest date', () => {
    const member = { ...facts('CII', '2026-11-20'), earliestFillOn: day('2026-12-10') };
    expect(codes(member, '2026-12-09')).toEqual(['CS_LIMIT R201']);
    expect(codes(member, '2026-12-10')).toEqual([]);
  });
});
