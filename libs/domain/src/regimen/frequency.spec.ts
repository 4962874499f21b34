import { describe, expect, it } from '@jest/globals';
import { type DayRange, day, formatClock, formatDay, weekdayOf } from '@cyclefill/domain/kernel';
import { anOrder } from '../../../../test/builders/order.builder.js';
import { aResident } from '../../../../test/builders/resident.builder.js';
import { clock, days, moment, units } from '../../../../test/builders/values.js';
import { expandRegimen } from './expand-regimen.js';
import { FREQUENCY_CODES, type FrequencyInput, passCodeOf, readFrequency } from './frequency.js';
import type { Dose, Regimen } from './regimen.js';

const TABLE = aResident().build().passes;
const WEEK = days('2026-12-06', '2026-12-13'); // Sunday to Saturday
const DAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

const input = (code: string, more: Partial<FrequencyInput> = {}): FrequencyInput => ({
  code, prn: false, detail: '', ownTimes: [], dose: units('1'), anchor: day('2026-01-01'), from: moment('2026-01-01'), to: null, ...more,
});

function regimenOf(code: string, more: Partial<FrequencyInput> = {}): Regimen {
  const reading = readFrequency(input(code, more));
  if ('problem' in reading) throw new Error(`${code}: ${reading.problem}`);
  return { prn: more.prn ?? false, phases: [reading.phase] };
}

const dosesOf = (code: string, more: Partial<FrequencyInput> = {}, range: DayRange = WEEK): readonly Dose[] => expandRegimen(regimenOf(code, more), TABLE, range);
const timesOf = (code: string, more: Partial<FrequencyInput> = {}): string => [...new Set(dosesOf(code, more).map((dose) => formatClock(dose.minute)))].join(' ');
const weekdaysOf = (code: string, more: Partial<FrequencyInput> = {}): string => [...new Set(dosesOf(code, more).map((dose) => DAYS[weekdayOf(dose.day)]))].join(' ');
const datesOf = (doses: readonly Dose[]): readonly string[] => doses.map((dose) => formatDay(dose.day));

const EVERY_DAY = 'SU MO TU WE TH FR SA';

describe('every row of the table of hours (D40)', () => {
  it.each([
    ['daily', ['QD', 'QAM', 'Q1D'], '0800'],
    ['bedtime', ['QHS', 'BED', 'HS'], '2000'],
    ['twice daily', ['BID'], '0800 1700'],
    ['three times', ['TID'], '0800 1200 1700'],
    ['four times', ['QID'], '0800 1200 1700 2000'],
    ['every 12 h', ['Q12H'], '0800 2000'],
    ['every 8 h', ['Q8H'], '0600 1400 2200'],
    ['every 6 h', ['Q6H'], '0000 0600 1200 1800'],
    ['every 4 h', ['Q4H'], '0000 0400 0800 1200 1600 2000'],
    ['before meals', ['AC'], '0730 1130 1630'],
    ['before breakfast', ['ACM'], '0730'],
    ['before lunch', ['ACD'], '1130'],
    ['before dinner', ['ACV'], '1630'],
    ['after meals', ['PC'], '0830 1230 1730'],
    ['after breakfast', ['PCM'], '0830'],
    ['after lunch', ['PCD'], '1230'],
    ['after dinner', ['PCV'], '1730'],
    ['each shift', ['QSHIFT'], '0700 1500 2300'],
  ])('%s: %j at %s, every day', (_name, codes, times) => {
    for (const code of codes) expect([code, timesOf(code), weekdaysOf(code)]).toEqual([code, times, EVERY_DAY]);
  });

  it('every other day: parity from the anchor, not from the window', () => {
    const anchored = { anchor: day('2026-01-01') };
    expect(datesOf(dosesOf('QOD', anchored))).toEqual(['2026-12-07', '2026-12-09', '2026-12-11']);
    expect(datesOf(dosesOf('QOD', anchored, days('2026-12-07', '2026-12-13')))).toEqual(['2026-12-07', '2026-12-09', '2026-12-11']);
    expect(datesOf(dosesOf('QOD', { anchor: day('2026-01-02') }))).toEqual(['2026-12-06', '2026-12-08', '2026-12-10', '2026-12-12']);
  });

  it('weekly on its weekday, and the coded weekdays', () => {
    for (const code of ['QWEEK', 'WK', 'Q1W']) expect([timesOf(code, { detail: 'MO' }), weekdaysOf(code, { detail: 'MO' })]).toEqual(['0800', 'MO']);
    expect(weekdaysOf('QWEEK', { detail: 'Saturday' })).toBe('SA');
    expect(weekdaysOf('QWEEK', { detail: 'TU, TH' })).toBe('TU TH');
    expect(DAYS.map((_, index) => weekdaysOf(`Q1J${index + 1}`))).toEqual(['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']);
    expect([timesOf('MWF'), weekdaysOf('MWF')]).toEqual(['0800', 'MO WE FR']);
  });

  it('monthly on its day; a day the month lacks is its last; without one, the day of the start', () => {
    const months = days('2027-01-01', '2027-05-01');
    expect(datesOf(dosesOf('QMONTH', { detail: '31' }, months))).toEqual(['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30']);
    expect(datesOf(dosesOf('MO', { detail: '15' }, months))).toEqual(['2027-01-15', '2027-02-15', '2027-03-15', '2027-04-15']);
    expect(datesOf(dosesOf('QMONTH', { anchor: day('2026-10-30') }, months))).toEqual(['2027-01-30', '2027-02-28', '2027-03-30', '2027-04-30']);
    expect(datesOf(dosesOf('QMONTH', { detail: '29 30 31' }, days('2027-02-01', '2027-03-01')))).toEqual(['2027-02-28']);
    expect(datesOf(dosesOf('QMONTH', { detail: '31' }, days('2028-02-01', '2028-03-01')))).toEqual(['2028-02-29']);
  });

  it('as needed: kept for print, never scheduled', () => {
    for (const code of FREQUENCY_CODES) {
      const regimen = regimenOf(code, { prn: true, detail: code.startsWith('QW') || code === 'WK' || code === 'Q1W' ? 'MO' : code === 'ALT' ? 'ALT:1,2' : '' });
      expect([regimen.phases.length, expandRegimen(regimen, TABLE, WEEK).length]).toEqual([1, 0]);
    }
  });
});

describe('the local codes of the census folder', () => {
  it.each([
    ['QAM06', {}, '0600', EVERY_DAY],
    ['QAMAC', {}, '0600', EVERY_DAY],
    ['EARLY', {}, '0600', EVERY_DAY],
    ['QPM', {}, '1700', EVERY_DAY],
    ['ACHS', {}, '0730 1130 1630 2000', EVERY_DAY],
    ['BIDAC', {}, '1130 1630', EVERY_DAY],
    ['TIDWM', {}, '0800 1200 1700', EVERY_DAY],
    ['QD12', {}, '0800', EVERY_DAY],
    ['QWEEK06', { detail: 'SA' }, '0600', 'SA'],
    ['MWF5', {}, '1700', 'MO WE FR'],
    ['TTHSS', {}, '1700', 'SU TU TH SA'],
    ['TUFR', {}, '0800', 'TU FR'],
    ['Q72H', { anchor: day('2026-12-07') }, '0800', 'MO TH'],
    ['Q3D', { anchor: day('2026-12-07') }, '0800', 'MO TH'],
    ['ALT', { detail: 'ALT:1,0.5' }, '1700', EVERY_DAY],
  ])('%s %j at %s on %s', (code, more, times, weekdays) => {
    expect([timesOf(code, more), weekdaysOf(code, more)]).toEqual([times, weekdays]);
  });

  it('ALT alternates by scheduled day from the anchor', () => {
    const doses = dosesOf('ALT', { detail: 'ALT:1,0.5', anchor: day('2026-12-01') });
    expect(doses.map((dose) => dose.dose)).toEqual([500, 1000, 500, 1000, 500, 1000, 500]);
    const weekdays = dosesOf('MWF', { detail: 'ALT:5,2.5', anchor: day('2026-12-04') }, days('2026-12-04', '2026-12-15'));
    expect(weekdays.map((dose) => [formatDay(dose.day).slice(5), dose.dose])).toEqual([['12-04', 5000], ['12-07', 2500], ['12-09', 5000], ['12-11', 2500], ['12-14', 5000]]);
  });

  it('MWF5 and TTHSS make every day of the week once', () => {
    const all = [...datesOf(dosesOf('MWF5')), ...datesOf(dosesOf('TTHSS'))].toSorted();
    expect(all).toEqual(['2026-12-06', '2026-12-07', '2026-12-08', '2026-12-09', '2026-12-10', '2026-12-11', '2026-12-12']);
  });

  it('codes that are only as needed are not read as scheduled', () => {
    for (const code of ['QDPRN', 'Q5M3']) expect([readFrequency(input(code)), 'phase' in readFrequency(input(code, { prn: true }))]).toEqual([{ problem: 'unknown-code' }, true]);
  });

  it('what a code leaves open is never guessed', () => {
    for (const detail of ['', 'XX', 'M']) expect(readFrequency(input('QWEEK', { detail }))).toEqual({ problem: 'unreadable-detail' });
    for (const detail of ['0', '32', 'x', '1.5']) expect(readFrequency(input('QMONTH', { detail }))).toEqual({ problem: 'unreadable-detail' });
    for (const detail of ['', 'ALT:', 'ALT:1', 'ALT:1,0', 'ALT:1,x']) expect(readFrequency(input('ALT', { detail }))).toEqual({ problem: 'unreadable-detail' });
    for (const code of ['', 'QQ', 'Q0D', 'Q0H', 'BIDX']) expect(readFrequency(input(code))).toEqual({ problem: 'unknown-code' });
  });
});

describe('hour intervals', () => {
  it('that divide the day take the times given', () => {
    expect(timesOf('Q6H', { ownTimes: [clock('1400'), clock('0200'), clock('0800'), clock('2000')] })).toBe('0200 0800 1400 2000');
    expect(timesOf('Q3H', { ownTimes: ['0000', '0300', '0600', '0900', '1200', '1500', '1800', '2100'].map(clock) })).toBe('0000 0300 0600 0900 1200 1500 1800 2100');
  });

  it('of whole days are days from the anchor, whatever times are given', () => {
    expect(datesOf(dosesOf('Q48H', { anchor: day('2026-12-07'), ownTimes: [clock('0900')] }))).toEqual(['2026-12-07', '2026-12-09', '2026-12-11']);
    expect(dosesOf('Q72H', { anchor: day('2026-12-07'), ownTimes: [clock('0900')] }).map((dose) => formatClock(dose.minute))).toEqual(['0900', '0900']);
  });

  it('that do not divide the day run on from the first time and do not repeat daily', () => {
    const doses = dosesOf('Q36H', { from: moment('2026-12-07'), ownTimes: [clock('0900')] });
    expect(doses.map((dose) => `${formatDay(dose.day)} ${formatClock(dose.minute)}`)).toEqual(['2026-12-07 0900', '2026-12-08 2100', '2026-12-10 0900', '2026-12-11 2100']);
    expect(dosesOf('Q36H', { from: moment('2026-12-10 1000'), ownTimes: [clock('0900')] }).map((dose) => formatDay(dose.day))).toEqual(['2026-12-11', '2026-12-12']);
    expect(dosesOf('Q5H', { from: moment('2026-12-12 2300') }).map((dose) => formatClock(dose.minute))).toEqual(['2300']);
  });
});

describe('starts and stops inside a day', () => {
  it('an interval has no dose before its first, however early the order began', () => {
    const doses = expandRegimen(anOrder().everyHours(7, '2026-12-12 0900').regimen(), TABLE, WEEK);
    expect(doses.map((dose) => `${formatDay(dose.day).slice(8)} ${formatClock(dose.minute)}`)).toEqual(['12 0900', '12 1600', '12 2300']);
  });

  it('give the slots at or after the start, and none at or after the stop (R140)', () => {
    const doses = dosesOf('QID', { from: moment('2026-12-07 1200'), to: moment('2026-12-09 1200') });
    expect(doses.map((dose) => `${formatDay(dose.day).slice(8)} ${formatClock(dose.minute)}`)).toEqual(['07 1200', '07 1700', '07 2000', '08 0800', '08 1200', '08 1700', '08 2000', '09 0800']);
  });

  it('taper phases follow each other without a gap', () => {
    const steps = (['2', '1.5', '1', '0.5'] as const).map((dose, step) =>
      regimenOf('QAM', { dose: units(dose), from: moment(`2026-12-${String(6 + step * 2).padStart(2, '0')}`), to: moment(`2026-12-${String(8 + step * 2).padStart(2, '0')}`) }));
    const taper = { prn: false, phases: steps.flatMap((step) => step.phases) };
    const doses = expandRegimen(taper, TABLE, days('2026-12-01', '2027-01-01'));
    expect(datesOf(doses)).toEqual(['06', '07', '08', '09', '10', '11', '12', '13'].map((of) => `2026-12-${of}`));
    expect(doses.map((dose) => dose.dose)).toEqual([2000, 2000, 1500, 1500, 1000, 1000, 500, 500]);
  });

  it('knows which row of the table a code follows', () => {
    expect(['QD', 'TIDWM', 'QAMAC', 'MWF5', 'Q72H', 'Q48H', 'Q2H', 'NOPE'].map(passCodeOf)).toEqual(['QD', 'TID', 'EARLY', 'QPM', 'QD', 'QD', 'Q2H', null]);
  });
});
