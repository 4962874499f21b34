import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Day, type EpochMinute, type Weekday, Zone, addDays, atMinute, day, dayOf, formatClock, formatDay, minuteOf, weekdayOf } from '@cyclefill/domain/kernel';
import { EVERY_DAY } from '@cyclefill/domain/cycle-fill';
import { type RouteCall, type RouteTimetable, departureOf, nextVan } from './next-van.js';

const from = day('2026-11-01');
const zone = fc.constantFrom('America/New_York', 'America/Chicago', 'America/Los_Angeles', 'America/Phoenix');
const weekdays = fc.uniqueArray(fc.integer({ min: 0, max: 6 }).map((value) => value as Weekday), { minLength: 1, maxLength: 7 });
const holidays = fc.array(fc.nat({ max: 40 }).map((days) => addDays(from, days)), { maxLength: 6 });
const minute = fc.nat({ max: 1439 });
const route: fc.Arbitrary<RouteTimetable> = fc.record({ zone, deliveryWeekdays: weekdays, holidays, departures: fc.uniqueArray(minute, { minLength: 1, maxLength: 3 }) });
const call: fc.Arbitrary<RouteCall> = fc.record({ zone, calendar: fc.record({ deliveryWeekdays: weekdays, holidays }), minutesAfter: fc.nat({ max: 600 }) });
const instant = fc.nat({ max: 30 * 1440 }).map((minutes) => ((from as number) * 1440 + minutes) as EpochMinute);

describe('the next van (R101, R105)', () => {
  it('leaves later, on a day of the route and no holiday of the pharmacy, and comes on a day of the facility', () => {
    fc.assert(fc.property(route, call, instant, (one, stop, now) => {
      const van = nextVan(one, stop, now);
      if (van === null) return;
      expect(van.departsAt).toBeGreaterThan(now);
      expect(one.departures).toContain(van.departure);
      expect([one.deliveryWeekdays.includes(weekdayOf(van.runOn)), one.holidays.includes(van.runOn)]).toEqual([true, false]);
      const on = dayOf(van.arrivesAt);
      expect([stop.calendar.deliveryWeekdays.includes(weekdayOf(on)), stop.calendar.holidays.includes(on)]).toEqual([true, false]);
    }));
  });

  it('is the first: a later question never has an earlier van, and none was left out between', () => {
    fc.assert(fc.property(route, call, instant, fc.nat({ max: 5000 }), (one, stop, now, wait) => {
      const [van, later] = [nextVan(one, stop, now), nextVan(one, stop, (now + wait) as EpochMinute)];
      if (van === null || later === null) return;
      expect(later.departsAt).toBeGreaterThanOrEqual(van.departsAt);
      if (now + wait < van.departsAt) expect(later).toEqual(van);
    }));
  });

  it('a holiday more never brings it forward', () => {
    fc.assert(fc.property(route, call, instant, fc.nat({ max: 40 }), (one, stop, now, days) => {
      const [van, fewer] = [nextVan(one, stop, now), nextVan({ ...one, holidays: [...one.holidays, addDays(from, days)] }, stop, now)];
      if (van !== null && fewer !== null) expect(fewer.departsAt).toBeGreaterThanOrEqual(van.departsAt);
      if (van === null) expect(fewer).toBeNull();
    }));
  });

  it('a time that the clocks skip leaves at the first minute after it, one that comes twice at its first', () => {
    const clock = (on: string, departure: number): string => {
      const local = Zone.of('America/New_York').toLocal(departureOf({ zone: 'America/New_York' }, day(on), departure));
      return `${formatDay(dayOf(local))} ${formatClock(minuteOf(local))}`;
    };
    expect([clock('2027-03-14', 150), clock('2026-11-01', 90)]).toEqual(['2027-03-14 0300', '2026-11-01 0130']);
    expect(departureOf({ zone: 'America/New_York' }, day('2026-11-01'), 90)).toBe(atMinute(day('2026-11-01'), 330));
  });

  it('closed for good has none', () => {
    const never = { deliveryWeekdays: [1 as Weekday], holidays: Array.from({ length: 500 }, (_, index) => addDays(from, index) as Day) };
    expect(nextVan({ zone: 'America/New_York', ...never, departures: [600] }, { zone: 'America/New_York', calendar: EVERY_DAY, minutesAfter: 30 }, (from * 1440) as EpochMinute)).toBeNull();
  });
});
