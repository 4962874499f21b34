import { describe, expect, it } from '@jest/globals';
import { day, formatDay } from '@cyclefill/domain/kernel';
import { COMMON_RULES } from '../../../../test/builders/rules.builder.js';
import { type CiiSeriesMember, checkCiiSeries } from './cii-series.js';
import { type EmergencyOral, checkEmergencyOral } from './emergency-oral.js';
import { type PrnReview, isPsychotropic, prnPsychotropicLimit } from './prn-psychotropic.js';
import { type ShortCycleFacts, incrementsOf, isShortCycle, submissionClarification } from './short-cycle.js';

describe('several C-II prescriptions issued together (R201)', () => {
  const member = (daysSupply: number, earliest: string | null): CiiSeriesMember => ({ daysSupply, earliestFillOn: earliest === null ? null : day(earliest) });

  it('cover 90 days at most, and all but the first name their earliest date', () => {
    const three = [member(30, null), member(30, '2026-12-31'), member(30, '2027-01-30')];
    expect(checkCiiSeries(three, COMMON_RULES)).toBeNull();
    expect(checkCiiSeries([...three, member(1, '2027-03-01')], COMMON_RULES)).toBe('too-many-days');
    expect(checkCiiSeries([member(30, null), member(30, null)], COMMON_RULES)).toBe('missing-earliest-date');
  });
});

describe('a C-II dispensed on an oral order in an emergency (R208)', () => {
  const oral: EmergencyOral = { orderedOn: day('2026-12-01'), signed: null, agencyToldOn: null };
  const signed = (on: string, marked = true): EmergencyOral => ({ ...oral, signed: { on: day(on), markedEmergency: marked, namesOralDate: marked } });

  it('waits seven days for the signed prescription; then DEA is told', () => {
    expect(checkEmergencyOral(oral, day('2026-12-08'), COMMON_RULES)).toBe('waiting');
    expect(checkEmergencyOral(oral, day('2026-12-09'), COMMON_RULES)).toBe('tell-agency');
    expect(checkEmergencyOral({ ...oral, agencyToldOn: day('2026-12-09') }, day('2026-12-10'), COMMON_RULES)).toBe('reported');
  });

  it('is settled by a prescription of the seventh day with its marks, not by a later or unmarked one', () => {
    expect(checkEmergencyOral(signed('2026-12-08'), day('2026-12-20'), COMMON_RULES)).toBe('settled');
    expect(checkEmergencyOral(signed('2026-12-08', false), day('2026-12-20'), COMMON_RULES)).toBe('unmarked');
    expect(checkEmergencyOral(signed('2026-12-09'), day('2026-12-20'), COMMON_RULES)).toBe('tell-agency');
  });
});

describe('PRN psychotropics (R215, R216)', () => {
  const review = (on: string, more: Partial<PrnReview>): PrnReview => ({ on: day(on), rationale: false, until: null, evaluated: false, ...more });
  const limit = (therapeuticClass: string, ...reviews: readonly PrnReview[]): string => {
    const { lastDay, missing } = prnPsychotropicLimit({ therapeuticClass, startedOn: day('2026-12-01'), reviews }, COMMON_RULES);
    return `${formatDay(lastDay)} ${missing}`;
  };

  it('opioids and antiepileptics are none; the classes of the catalogue are, however they are written', () => {
    expect(['Antipsychotic', 'ANTIDEPRESSANT', 'Benzodiazepine/hypnotic'].map(isPsychotropic)).toEqual([true, true, true]);
    expect(['Opioid', 'Mood/antiepileptic', ''].map(isPsychotropic)).toEqual([false, false, false]);
  });

  it('lorazepam: day 14 is the last; a rationale with a stated duration goes on, one without does not', () => {
    expect(limit('Benzodiazepine/hypnotic')).toBe('2026-12-14 rationale');
    expect(limit('Benzodiazepine/hypnotic', review('2026-12-12', { rationale: true }))).toBe('2026-12-14 duration');
    expect(limit('Benzodiazepine/hypnotic', review('2026-12-12', { rationale: true, until: day('2027-01-31') }))).toBe('2027-01-31 rationale');
    expect(limit('Benzodiazepine/hypnotic', review('2026-12-12', { until: day('2027-01-31') }))).toBe('2026-12-14 rationale');
  });

  it('haloperidol: no rationale extends it; an evaluation opens fourteen days more', () => {
    expect(limit('Antipsychotic', review('2026-12-12', { rationale: true, until: day('2027-01-31') }))).toBe('2026-12-14 evaluation');
    expect(limit('Antipsychotic', review('2026-12-13', { evaluated: true }))).toBe('2026-12-26 evaluation');
  });
});

describe('the 14-day-or-less rule (R148) and its claim codes (R149)', () => {
  const brand: ShortCycleFacts = {
    partD: true, partDFacility: true, residenceCode: '03', applicationType: 'NDA', solidOral: true, therapeuticClass: 'Anticoagulant', originalContainer: false, rebilled: false,
  };
  const coded = (facts: Partial<ShortCycleFacts>, days: number): readonly string[] => {
    const all = { ...brand, ...facts };
    return incrementsOf(all, days, COMMON_RULES).map((increment) => `${increment}:${submissionClarification(all, increment)}`);
  };

  it('V9: brand tablet, Part D, residence 03, 28-day cycle: 14 + 14, code 34', () => {
    expect(coded({}, 28)).toEqual(['14:34', '14:34']);
    expect(coded({}, 31)).toEqual(['14:34', '14:34', '3:24']);
  });

  it('V10: the same, a brand antibiotic tablet: 28 days allowed, code 21', () => {
    expect(coded({ therapeuticClass: 'Antibiotic' }, 28)).toEqual(['28:21']);
    expect(coded({ originalContainer: true }, 28)).toEqual(['28:21']);
  });

  it('the code says the days: 7 is 22, 4 is 23, 10 is 35, 5 is 33', () => {
    expect([1, 2, 3, 4, 5, 7, 10, 14].map((days) => coded({}, days)[0])).toEqual(['1:26', '2:25', '3:24', '4:23', '5:33', '7:22', '10:35', '14:34']);
  });

  it('binds by application type, not by name, and nobody outside Part D, a nursing facility or solid oral forms', () => {
    for (const outside of [{ applicationType: 'ANDA' }, { applicationType: '' }, { partD: false }, { partDFacility: false }, { residenceCode: '04' }, { solidOral: false }]) {
      expect([isShortCycle({ ...brand, ...outside }), ...coded(outside, 28)]).toEqual([false, '28:']);
    }
  });

  it('a Part A claim billed anew to Part D with 28 days is 36', () => {
    expect(submissionClarification({ ...brand, rebilled: true }, 28)).toBe('36');
  });
});
