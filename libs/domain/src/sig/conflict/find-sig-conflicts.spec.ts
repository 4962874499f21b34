import { describe, expect, it } from '@jest/globals';
import { type Milli, type MinuteOfDay, addDays, atMinute, day } from '@cyclefill/domain/kernel';
import { type Phase, buildPassSchedule } from '@cyclefill/domain/regimen';
import { readSig } from '../reading/read-sig.js';
import { type OrderSaid, findSigConflicts, sigConflictText } from './find-sig-conflicts.js';

const FROM = day('2026-12-07');
/** The product's own table. */
const [DEFAULTS] = buildPassSchedule([], []);

interface Given extends Partial<Omit<OrderSaid, 'regimen'>> {
  readonly phase?: Partial<Phase>;
  readonly prn?: boolean;
  readonly dose?: number;
  readonly code?: string;
}

function order({ phase, prn = false, dose = 1000, code = 'QD', ...more }: Given): OrderSaid {
  const times = { kind: 'passes', code } as const;
  return {
    regimen: { prn, phases: [{ anchor: FROM, from: atMinute(FROM), to: null, days: { kind: 'daily' }, times, dose: { kind: 'fixed', dose: dose as Milli }, ...phase }] },
    doseUnit: 'tablet', route: 'ORAL', strength: '25 mg', from: atMinute(FROM), to: null, grouped: false, timesOf: (asked): readonly MinuteOfDay[] | null => DEFAULTS?.timesOf(asked) ?? null, ...more,
  };
}

const told = (text: string, given: Given): string => sigConflictText(findSigConflicts(readSig(text), order(given)));

describe('a text and its order that say the same', () => {
  it.each<readonly [string, Given]>([
    ['1 TAB PO DAILY', {}],
    ['1 tab po bid', { code: 'BID' }],
    ['25 mg po daily', {}],
    ['0.05 g po daily', { dose: 2000 }],
    ['1 tab (25 mg) po daily', {}],
    ['1 tab po q12h', { code: 'Q12H' }],
    ['1 tab po daily at 0830', {}],
    ['1 tab po qhs', { code: 'QHS' }],
    ['Take 1 tablet by mouth every morning', {}],
    ['1 tab po ac & hs', { code: 'ACHS' }],
    ['1 tab po three times weekly', { phase: { days: { kind: 'weekdays', days: [1, 3, 5] } } }],
    ['1 tab po q72h', { phase: { days: { kind: 'every-n-days', every: 3 } } }],
    ['1 tab po once monthly on day 15', { phase: { days: { kind: 'month-days', days: [15] } } }],
    ['1 tab po daily x 10 days', { to: atMinute(addDays(FROM, 10)) }],
    ['1-2 tabs po q4h prn pain', { prn: true, code: 'Q4H' }],
    ['1 tab po every evening, alternating with 2 tabs', { code: 'QPM', phase: { dose: { kind: 'alternating', doses: [1000, 2000] as Milli[] } } }],
    ['2 puffs bid', { doseUnit: 'inhalation', route: 'RESPIRATORY (INHALATION)', dose: 2000, code: 'BID' }],
    ['500 mg via g-tube daily', { doseUnit: 'mL', strength: '100 mg/5 mL', dose: 25_000 }],
    ['4 tabs po daily x 3 days, then 2 tabs daily x 3 days', { grouped: true, dose: 2000, to: atMinute(addDays(FROM, 3)) }],
    ['inject 2 units subq ac per sliding scale: 150-200 = 2 units, 201-250 = 4 units', { doseUnit: 'units', route: 'SUBCUTANEOUS', dose: 4000, code: 'AC' }],
    ['take as directed', { dose: 7000 }],
  ])('%s', (text, given) => {
    expect(told(text, given)).toBe('');
  });
});

describe('a text and its order that disagree', () => {
  it.each<readonly [string, Given, string]>([
    ['1 tab po daily', { dose: 2000 }, 'the text says 1 tablet, the order says 2 tablets'],
    ['50 mg po daily', {}, 'the text says 50 mg, the order says 1 tablet'],
    ['1 cap po daily', {}, 'the text says 1 capsule, the order says 1 tablet'],
    ['1-2 tabs po daily', {}, 'the text says 1 to 2 tablets, the order says 1 tablet'],
    ['1 tab sl daily', {}, 'the text says sublingual, the order says oral'],
    ['1 tab po bid', {}, 'the text says in the morning and in the evening, the order says once a day (at 0800)'],
    ['1 tab po tid', { code: 'Q8H' }, 'the text says in the morning, at noon and in the evening, the order says every 8 hours'],
    ['1 tab po q8h', { code: 'TID' }, 'the text says every 8 hours, the order says in the morning, at noon and in the evening (at 0800, 1200 and 1700)'],
    ['1 tab po qhs', {}, 'the text says at bedtime, the order says once a day (at 0800)'],
    ['1 tab po daily at 1000', {}, 'the text says at 1000, the order says once a day (at 0800)'],
    ['1 tab po once weekly on Monday', {}, 'the text says once a week on Monday, the order says every day'],
    ['1 tab po daily', { phase: { days: { kind: 'weekdays', days: [1] } } }, 'the text says every day, the order says once a week on Monday'],
    ['1 tab po qod', { phase: { days: { kind: 'every-n-days', every: 3 } } }, 'the text says every other day, the order says every 3 days'],
    ['1 tab po daily, 21 days on, 7 days off', {}, 'the text says 21 days on, 7 days off, the order says every day'],
    ['1 tab po daily prn pain', {}, 'the text says as needed, the order says scheduled'],
    ['1 tab po q6h', { prn: true, code: 'Q6H' }, 'the text says scheduled, the order says as needed'],
    ['1 tab po daily x 10 days', {}, 'the text says 10 days, the order says no end'],
    ['1 tab po daily x 10 days', { to: atMinute(addDays(FROM, 14)) }, 'the text says 10 days, the order says 14 days'],
    ['Starting 12/20/2026 1 tab po daily', {}, 'the text says 2026-12-20, the order says 2026-12-07'],
    ['1 tab po once', {}, 'the text says once, the order says no end'],
    ['2 tabs po qam and 1 tab po qhs', {}, 'the text says 2 parts, the order says 1 part'],
    ['2 tabs sl bid', {}, 'the text says 2 tablets, the order says 1 tablet; the text says in the morning and in the evening, the order says once a day (at 0800); the text says sublingual, the order says oral'],
  ])('%s', (text, given, difference) => {
    expect(told(text, given)).toBe(difference);
  });
});
