import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Day, type EpochMinute, type Weekday, Zone, addDays, day, formatDay, formatInstant } from '@cyclefill/domain/kernel';
import { clock, moment } from '../../../../test/builders/values.js';
import { SLOW_LAW } from '../../../../test/support/law-runs.js';
import { type Cycle, type FacilityTime, buildDay, buildInstant, dueWindows, windowOn } from './cycle.js';
import { type DeliveryCalendar, EVERY_DAY, isDeliveryDay, parseDeliveryDays, parseHolidays } from './delivery-calendar.js';

const calendarOf = (weekdays: string, holidays = ''): DeliveryCalendar => ({ deliveryWeekdays: parseDeliveryDays(weekdays) ?? [], holidays: parseHolidays(holidays) ?? [] });
const weekly = (first: string, leadDays: number, cutOff = '1700'): Cycle => ({ timing: { kind: 'period', days: 7 }, anchor: day(first), leadDays, cutOff: clock(cutOff) });
const built = (first: string, leadDays: number, calendar: DeliveryCalendar): string => formatDay(buildDay(weekly(first, leadDays), windowOn(weekly(first, leadDays), day(first)), calendar));

describe('the day a window is built (R105)', () => {
  // 2026-12-07, 2026-12-28 and 2027-01-04 are Mondays; 2026-12-25 is a Friday.
  it.each([
    ['a delivery each day: first day − lead days', '2026-12-07', 3, EVERY_DAY, '2026-12-04'],
    ['no lead days: on the first day itself', '2026-12-07', 0, EVERY_DAY, '2026-12-07'],
    ['no Sunday delivery: the supply comes on Saturday, so all is a day earlier', '2026-12-07', 3, calendarOf('MO;TU;WE;TH;FR;SA'), '2026-12-03'],
    ['Monday to Friday: it comes on Friday, two days earlier', '2026-12-07', 3, calendarOf('MO;TU;WE;TH;FR'), '2026-12-02'],
    ['Tuesday and Friday: it comes on Friday; Wednesday has no delivery, so it is built on Tuesday', '2026-12-07', 3, calendarOf('TU;FR'), '2026-12-01'],
    ['Christmas on the Friday before: it comes on Thursday', '2026-12-28', 3, calendarOf('MO;TU;WE;TH;FR', '2026-12-25'), '2026-12-22'],
    ['a holiday on the build day: the day before', '2026-12-28', 3, calendarOf('', '2026-12-25'), '2026-12-24'],
    ['holidays in a row: before the first of them', '2026-12-28', 3, calendarOf('', '2026-12-24;2026-12-25'), '2026-12-23'],
    ['a holiday in between moves nothing', '2026-12-28', 5, calendarOf('', '2026-12-25'), '2026-12-23'],
    ['New Year on the Friday before', '2027-01-04', 1, calendarOf('MO;TU;WE;TH;FR', '2027-01-01'), '2026-12-31'],
  ])('%s', (_what, first, lead, calendar, expected) => {
    expect(built(first, lead, calendar)).toBe(expected);
  });

  it('reads weekdays and dates, each part or none of it', () => {
    expect(parseDeliveryDays(' fr; MO;mo ')).toEqual([1, 5]);
    expect(parseDeliveryDays('')).toHaveLength(7);
    expect([parseDeliveryDays('MO;XX'), parseDeliveryDays('Monday')]).toEqual([null, null]);
    expect(parseHolidays('2027-01-01; 2026-12-25;')).toEqual([day('2026-12-25'), day('2027-01-01')]);
    expect([parseHolidays(''), parseHolidays('2026-02-30')]).toEqual([[], null]);
  });

  const calendar: fc.Arbitrary<DeliveryCalendar> = fc.record({
    deliveryWeekdays: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 }).map((weekdays) => weekdays as Weekday[]),
    holidays: fc.array(fc.integer({ min: day('2026-12-01'), max: day('2027-01-20') }).map((on) => on as Day), { maxLength: 8 }),
  });

  it('is a day of delivery, never later than without a calendar, and never before that of an earlier window', () => {
    fc.assert(fc.property(calendar, fc.nat(10), fc.integer({ min: 1, max: 35 }), (days, leadDays, length) => {
      const cycle: Cycle = { timing: { kind: 'period', days: length }, anchor: day('2026-12-01'), leadDays, cutOff: 0 };
      let [window, before] = [windowOn(cycle, cycle.anchor), -Infinity];
      for (let count = 0; count < 12; count += 1, window = windowOn(cycle, window.to)) {
        const on = buildDay(cycle, window, days);
        expect(isDeliveryDay(days, on)).toBe(true);
        expect(on <= addDays(window.from, -leadDays) && on >= before).toBe(true);
        before = on;
      }
    }));
  });
});

describe('what is due', () => {
  const at = (zone: string, calendar = EVERY_DAY): FacilityTime => ({ zone: Zone.of(zone), calendar });

  it('is built at the cut-off, on nights of clock change at the first minute there is', () => {
    const told = (zone: string, first: string, cutOff: string): string => {
      const cycle = weekly(first, 0, cutOff);
      return formatInstant(buildInstant(cycle, windowOn(cycle, cycle.anchor), at(zone)));
    };
    // 2026-11-01: 01:30 comes twice, the first counts. 2027-03-14: 02:30 does not come, 03:00 does.
    expect(told('America/New_York', '2026-11-01', '0130')).toBe('2026-11-01T05:30:00Z');
    expect(told('America/New_York', '2027-03-14', '0230')).toBe('2027-03-14T07:00:00Z');
    // Lord Howe moves by half an hour: 2026-10-04 02:15 is skipped, 2027-04-04 01:45 comes twice.
    expect(told('Australia/Lord_Howe', '2026-10-04', '0215')).toBe('2026-10-03T15:30:00Z');
    expect(told('Australia/Lord_Howe', '2027-04-04', '0145')).toBe('2027-04-03T14:45:00Z');
    expect(told('Asia/Kolkata', '2026-11-01', '0130')).toBe('2026-10-31T20:00:00Z');
  });

  /** Days on which each window was told, when the question is asked every `step` minutes. */
  function ask(cycle: Cycle, where: FacilityTime, [from, to, step]: readonly [string, string, number]): { told: string[]; late: number } {
    const told: string[] = [];
    let [next, late] = [windowOn(cycle, cycle.anchor).from, 0];
    for (let now = moment(from) as number; now <= moment(to); now += step) {
      const answer = dueWindows(cycle, next, where, now as EpochMinute);
      for (const { window, buildAt } of answer.due) {
        told.push(formatDay(window.from));
        if (buildAt >= moment(from)) late = Math.max(late, now - buildAt);
      }
      next = answer.next.window.from;
    }
    return { told, late };
  }

  const NIGHTS = [['2026-10-03', '2026-10-05'], ['2026-10-31', '2026-11-02'], ['2027-03-13', '2027-03-15'], ['2027-04-03', '2027-04-05']] as const;
  it.each(['America/New_York', 'America/Los_Angeles', 'Australia/Lord_Howe', 'Asia/Kolkata', 'UTC'])('each window once through every night of clock change: %s', (zone) => {
    for (const [from, to] of NIGHTS) {
      for (const cutOff of [0, 105, 135, 150, 1439]) {
        const daily: Cycle = { timing: { kind: 'period', days: 1 }, anchor: addDays(day(from), -2), leadDays: 1, cutOff };
        const { told, late } = ask(daily, at(zone), [formatDay(addDays(day(from), -1)), formatDay(addDays(day(to), 1)), 30]);
        expect(told).toEqual(told.toSorted());
        expect(new Set(told).size).toBe(told.length);
        for (let on = day(from); on < day(to); on = addDays(on, 1)) expect(told).toContain(formatDay(on));
        expect(late).toBeLessThan(30);
      }
    }
  });

  it('three days of downtime: everything that was missed, once, in order, and nothing that is over', () => {
    const daily: Cycle = { timing: { kind: 'period', days: 1 }, anchor: day('2026-12-01'), leadDays: 2, cutOff: clock('1700') };
    const where = at('America/New_York');
    const now = moment('2026-12-04 2300') as number as EpochMinute;
    const { due, next } = dueWindows(daily, day('2026-12-01'), where, now);
    expect(due.map(({ window, buildAt }) => `${formatDay(window.from)} ${formatInstant(buildAt)}`)).toEqual([
      '2026-12-04 2026-12-02T22:00:00Z', '2026-12-05 2026-12-03T22:00:00Z', '2026-12-06 2026-12-04T22:00:00Z',
    ]);
    expect(formatDay(next.window.from)).toBe('2026-12-07');
    expect(dueWindows(daily, next.window.from, where, now).due).toEqual([]);
  });

  it('asked often or seldom, the same windows come, none twice', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 9 }), fc.nat(5), fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 7, max: 5000 }), (length, leadDays, cutOff, step) => {
      const cycle: Cycle = { timing: { kind: 'period', days: length }, anchor: day('2026-10-28'), leadDays, cutOff };
      const often = ask(cycle, at('America/New_York'), ['2026-10-20', '2026-11-20', 60]).told;
      const seldom = ask(cycle, at('America/New_York'), ['2026-10-20', '2026-11-20', step]).told;
      expect(new Set(often).size).toBe(often.length);
      expect(new Set(seldom).size).toBe(seldom.length);
      // Windows may end unseen between two questions; what is told was due, in order.
      expect(seldom.every((first) => often.includes(first) || first > (often.at(-1) ?? ''))).toBe(true);
      expect(seldom).toEqual(seldom.toSorted());
    }), SLOW_LAW);
  });
});
