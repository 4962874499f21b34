import { describe, expect, it } from '@jest/globals';
import { Zone, addDays, atMinute, day, formatClock, formatDay } from '@cyclefill/domain/kernel';
import { buildPassSchedule, expandRegimen } from '@cyclefill/domain/regimen';
import type { DosageContext } from './dosage-context.js';
import { type DosageReading, readDosages } from './read-dosage.js';
import { NO_FACTS } from './timing-facts.js';

const CONTEXT: DosageContext = { start: atMinute(day('2026-12-01')), zone: Zone.of('America/New_York'), doseUnit: 'tablet' };
const ONE = [{ doseQuantity: { value: 1, unit: 'tablet' } }];
const read = (repeat: object, more: object = {}, context = CONTEXT): DosageReading => readDosages([{ doseAndRate: ONE, timing: { repeat }, ...more }], context);

/** `01 0800` of each dose of the first days, or the reasons. */
function shown(reading: DosageReading, days = 3): string {
  if (reading.reasons.length > 0 || reading.regimen === null) return reading.reasons.join(' ');
  const from = day('2026-12-01');
  return expandRegimen(reading.regimen, buildPassSchedule([], []), { from, to: addDays(from, days) }).map((dose) => `${formatDay(dose.day).slice(8)} ${formatClock(dose.minute)}`).join(', ');
}

describe('every element of Timing.repeat', () => {
  it.each<readonly [string, object, string, number]>([
    ['frequency and period in days', { frequency: 2, period: 1, periodUnit: 'd' }, '01 0800, 01 1700, 02 0800, 02 1700, 03 0800, 03 1700', 3],
    ['period alone is once', { period: 2, periodUnit: 'd' }, '01 0800, 03 0800', 3],
    ['24 hours are a day', { frequency: 1, period: 24, periodUnit: 'h' }, '01 0800, 02 0800, 03 0800', 3],
    ['half a day is an interval, not twice a day', { frequency: 1, period: 0.5, periodUnit: 'd' }, '01 0800, 01 2000', 1],
    ['an interval without a row in the table', { frequency: 1, period: 9, periodUnit: 'h' }, '01 0000, 01 0900, 01 1800', 1],
    ['minutes', { frequency: 1, period: 450, periodUnit: 'min' }, '01 0000, 01 0730, 01 1500, 01 2230', 1],
    ['weeks', { frequency: 1, period: 1, periodUnit: 'wk' }, '01 0800, 08 0800', 14],
    ['months from the day of the start', { frequency: 1, period: 1, periodUnit: 'mo' }, '01 0800, 01 0800', 40],
    ['years', { frequency: 1, period: 1, periodUnit: 'a' }, '01 0800', 300],
    ['dayOfWeek', { dayOfWeek: ['wed'], frequency: 2, period: 1, periodUnit: 'd' }, '02 0800, 02 1700', 7],
    ['dayOfWeek every other week', { dayOfWeek: ['mon', 'wed'], period: 2, periodUnit: 'wk' }, '02 0800, 07 0800, 16 0800', 20],
    ['dayOfWeek with as many times a week', { dayOfWeek: ['tue', 'fri'], frequency: 4, period: 1, periodUnit: 'wk' }, '01 0800, 01 1700, 04 0800, 04 1700', 7],
    ['timeOfDay', { timeOfDay: ['20:00:00', '09:30:00'] }, '01 0930, 01 2000', 1],
    ['when', { when: ['MORN', 'HS'] }, '01 0800, 01 2000', 1],
    ['when with an offset before', { when: ['ACM', 'ACV'], offset: 45 }, '01 0715, 01 1615', 1],
    ['when with an offset after', { when: ['PC'], offset: 60 }, '01 0900, 01 1300, 01 1800', 1],
    ['count', { frequency: 1, period: 1, periodUnit: 'd', count: 2 }, '01 0800, 02 0800', 9],
    ['a count of one is a single dose', { count: 1 }, '01 0000', 9],
    ['boundsDuration', { frequency: 1, period: 1, periodUnit: 'd', boundsDuration: { value: 2, code: 'd' } }, '01 0800, 02 0800', 9],
    ['boundsPeriod, its last day included', { frequency: 1, period: 1, periodUnit: 'd', boundsPeriod: { start: '2026-12-02', end: '2026-12-03' } }, '02 0800, 03 0800', 9],
    ['boundsPeriod with offsets, in the facility’s zone', { frequency: 2, period: 1, periodUnit: 'd', boundsPeriod: { start: '2026-12-01T15:00:00Z', end: '2026-12-02T13:00:00+00:00' } }, '01 1700, 02 0800', 9],
  ])('%s', (_name, repeat, doses, days) => {
    expect(shown(read(repeat), days)).toBe(doses);
  });

  it.each<readonly [string, object, string]>([
    ['frequencyMax', { frequency: 1, frequencyMax: 2, period: 1, periodUnit: 'd' }, 'times-range'],
    ['periodMax', { frequency: 1, period: 4, periodMax: 6, periodUnit: 'h' }, 'times-range'],
    ['countMax', { frequency: 1, period: 1, periodUnit: 'd', count: 3, countMax: 5 }, 'count-range'],
    ['boundsRange', { frequency: 1, period: 1, periodUnit: 'd', boundsRange: { low: { value: 5, code: 'd' }, high: { value: 7, code: 'd' } } }, 'bounds-range'],
    ['durationMax', { frequency: 1, period: 1, periodUnit: 'd', duration: 1, durationMax: 2, durationUnit: 'h' }, 'duration-range'],
    ['a duration longer than the time to the next', { frequency: 1, period: 1, periodUnit: 'd', duration: 2, durationUnit: 'wk' }, 'event-too-long'],
    ['when and timeOfDay (tim-10)', { when: ['MORN'], timeOfDay: ['08:00:00'] }, 'malformed'],
    ['an offset from a meal itself (tim-9)', { when: ['CM'], offset: 30 }, 'malformed'],
    ['an offset from nothing', { offset: 30, frequency: 1, period: 1, periodUnit: 'd' }, 'malformed'],
    ['a period without its unit', { frequency: 1, period: 1 }, 'malformed'],
    ['a frequency without a period', { frequency: 2 }, 'malformed'],
    ['a frequency of 0', { frequency: 0, period: 1, periodUnit: 'd' }, 'malformed'],
    ['a quantity of time without a unit', { frequency: 1, period: 1, periodUnit: 'd', boundsDuration: { value: 5 } }, 'malformed'],
    ['twice in three weeks', { frequency: 2, period: 21, periodUnit: 'd' }, 'days-not-told'],
    ['once a week on two days', { frequency: 1, period: 1, periodUnit: 'wk', dayOfWeek: ['mon', 'wed'] }, 'days-not-told'],
    ['twice a day at three times', { frequency: 2, period: 1, periodUnit: 'd', timeOfDay: ['08:00:00', '12:00:00', '17:00:00'] }, 'slots-not-told'],
    ['once a month on Monday', { frequency: 1, period: 1, periodUnit: 'mo', dayOfWeek: ['mon'] }, 'pattern-not-held'],
    ['seconds', { frequency: 1, period: 10, periodUnit: 's' }, 'pattern-not-held'],
    ['nothing', {}, 'no-timing'],
  ])('%s is not packed: %j is %s', (_name, repeat, reasons) => {
    expect(shown(read(repeat))).toBe(reasons);
  });

  it('Timing.code: institution specified times, and a pass of our own', () => {
    const coded = (code: string, repeat?: object): string => shown(readDosages([{ doseAndRate: ONE, timing: { code: { coding: [{ code }] }, ...(repeat === undefined ? {} : { repeat }) } }], CONTEXT), 2);
    expect(['TID', 'BED', 'QOD', 'Q6H', 'JB', 'NONE'].map((code) => coded(code))).toEqual(['01 0800, 01 1200, 01 1700, 02 0800, 02 1200, 02 1700', '01 2000, 02 2000', '01 0800', '01 0000, 01 0600, 01 1200, 01 1800, 02 0000, 02 0600, 02 1200, 02 1800', 'pattern-not-held', 'no-timing']);
    expect(coded('BID', { frequency: 1, period: 1, periodUnit: 'd' })).toBe('code-differs');
    expect(shown(readDosages([{ doseAndRate: ONE, timing: { code: { coding: [{ system: 'urn:cyclefill:pass', code: 'ACHS' }] } } }], CONTEXT), 1)).toBe('01 0730, 01 1130, 01 1630, 01 2000');
  });

  it('Timing.event: single doses at their moments; beside a pattern they are asked about', () => {
    const event = ['2026-12-01T14:00:00Z', '2026-12-02T14:00:00-05:00'];
    expect(shown(readDosages([{ doseAndRate: ONE, timing: { event } }], CONTEXT))).toBe('01 0900, 02 1400');
    expect(shown(readDosages([{ doseAndRate: ONE, timing: { event, repeat: { period: 1, periodUnit: 'd' } } }], CONTEXT))).toBe('pattern-not-held');
  });
});

describe('dose, need and what stands beside', () => {
  const DAILY = { frequency: 1, period: 1, periodUnit: 'd' };

  it.each<readonly [string, object, string]>([
    ['a range', { doseAndRate: [{ doseRange: { low: { value: 1, unit: 'tablet' }, high: { value: 2, unit: 'tablet' } } }] }, 'dose-range'],
    ['none', { doseAndRate: [] }, 'no-dose'],
    ['1e30', { doseAndRate: [{ doseQuantity: { value: 1e30, unit: 'tablet' } }] }, 'dose-unreadable'],
    ['below nothing', { doseAndRate: [{ doseQuantity: { value: -1, unit: 'tablet' } }] }, 'dose-unreadable'],
    ['another unit than the product', { doseAndRate: [{ doseQuantity: { value: 500, unit: 'mg' } }] }, 'dose-unit'],
    ['two at once', { doseAndRate: [...ONE, { doseQuantity: { value: 2, unit: 'tablet' } }] }, 'several-doses'],
    ['a rate', { doseAndRate: [{ ...ONE[0], rateQuantity: { value: 50, unit: 'mL/h' } }] }, 'rate'],
    ['as needed', { asNeededCodeableConcept: { text: 'pain' } }, 'as-needed'],
    ['an extension that changes the meaning', { modifierExtension: [{ url: 'x' }] }, 'modifier'],
    ['text that says another frequency', { text: '1 tablet twice daily' }, 'text-differs'],
    ['text that says an end', { text: '1 tablet daily for 5 days' }, 'text-adds'],
  ])('%s is not packed: %j', (_name, more, reasons) => {
    expect(read(DAILY, more).reasons.join(' ')).toBe(reasons);
  });

  it('of what was ordered and what was calculated, what was ordered', () => {
    const typed = (code: string, value: number): object => ({ type: { coding: [{ code }] }, doseQuantity: { value, unit: 'tablet' } });
    expect(read(DAILY, { doseAndRate: [typed('calculated', 3), typed('ordered', 2)] }).regimen?.phases[0]?.dose).toEqual({ kind: 'fixed', dose: 2000 });
  });

  it('keeps limit, need, route and words, and names what no regimen holds', () => {
    const reading = read(DAILY, {
      maxDosePerPeriod: { numerator: { value: 8, unit: 'tablets' }, denominator: { value: 1, code: 'd' } }, maxDosePerLifetime: { value: 60, unit: 'tablet' },
      asNeededCodeableConcept: { text: 'pain' }, route: { text: 'by mouth' }, additionalInstruction: [{ text: 'with food' }], patientInstruction: 'with water', sequence: 1,
    });
    expect(reading.regimen).toMatchObject({ prn: true, most: { dose: 8000, hours: 24 } });
    expect(reading.losses).toEqual(['max-dose-per-lifetime']);
    expect(reading.details).toEqual([{ sequence: 1, text: null, patientInstruction: 'with water', additional: ['with food'], route: 'by mouth', site: null, method: null, asNeededFor: 'pain', doseUnit: 'tablet' }]);
  });

  it.each([null, {}, [], [3], [{ timing: { repeat: { periodUnit: 'fortnight' } } }]])('%j is malformed and no exception', (json) => {
    expect(readDosages(json, CONTEXT)).toMatchObject({ regimen: null, reasons: ['malformed'] });
  });
});

describe('several dosages', () => {
  const step = (sequence: number, value: number, days?: number): object => ({
    sequence, doseAndRate: [{ doseQuantity: { value, unit: 'tablet' } }],
    timing: { repeat: { frequency: 1, period: 1, periodUnit: 'd', ...(days === undefined ? {} : { boundsDuration: { value: days, code: 'd' } }) } },
  });

  it('with different numbers follow each other, each from the end of the one before', () => {
    const { regimen, reasons } = readDosages([step(2, 1, 3), step(1, 2, 4)], CONTEXT);
    expect(reasons).toEqual([]);
    expect(regimen?.phases.map((phase) => [phase.step, formatDay(Math.floor(phase.from / 1440) as never), (phase.dose as { dose: number }).dose])).toEqual([[1, '2026-12-01', 2000], [2, '2026-12-05', 1000]]);
  });

  it('a step that follows one without an end cannot be placed', () => {
    expect(readDosages([step(1, 2), step(2, 1, 3)], CONTEXT).reasons).toEqual(['open-step']);
  });

  it('with one number are given side by side; partly as needed they are no one regimen', () => {
    expect(readDosages([step(1, 2), step(1, 1)], CONTEXT).regimen?.phases).toHaveLength(2);
    expect(readDosages([step(1, 2), { ...step(1, 1), asNeededBoolean: true }], CONTEXT)).toMatchObject({ regimen: null, reasons: ['as-needed', 'part-as-needed'] });
  });
});

it('another reader of text is compared as well, and either of the two stops the order', () => {
  const sure = (times: number) => (): typeof NO_FACTS => ({ ...NO_FACTS, often: [{ times: [times, times], period: [1, 1], unit: 'd' }] });
  const daily = { frequency: 1, period: 1, periodUnit: 'd' };
  expect(read(daily, { text: 'one tablet each sunrise' }, { ...CONTEXT, readText: sure(1) }).reasons).toEqual([]);
  expect(read(daily, { text: 'one tablet each sunrise' }, { ...CONTEXT, readText: sure(2) }).differences).toEqual([{ field: 'often', kind: 'differs', text: '2-2 in 1440 min-1440 min', structure: '1-1 in 1440 min-1440 min' }]);
  expect(read(daily, { text: 'one tablet each sunrise' }, { ...CONTEXT, readText: () => null }).reasons).toEqual([]);
});

it('the own reader of directions stops what the plain one has no words for (D50)', () => {
  const daily = { frequency: 1, period: 1, periodUnit: 'd' };
  expect(read(daily, { text: 'Take 1 tablet by mouth 3 x / day' }).reasons).toEqual(['text-differs']);
  expect(read(daily, { text: 'Take 1 tablet by mouth q am' }).reasons).toEqual([]);
});
