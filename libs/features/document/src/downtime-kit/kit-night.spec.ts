import { describe, expect, it } from '@jest/globals';
import { type EpochMinute, Zone, day, formatDay, formatInstant } from '@cyclefill/domain/kernel';
import { kitNightAt } from './kit-night.js';

const at = (instant: string): EpochMinute => (Date.parse(instant) / 60_000) as EpochMinute;

describe('the night of a downtime kit', () => {
  it.each([
    ['an ordinary night', 'America/New_York', 3, '2026-12-07T07:59Z', '2026-12-06', '2026-12-07T08:00:00.000Z'],
    ['at its very turn', 'America/New_York', 3, '2026-12-07T08:00Z', '2026-12-07', '2026-12-08T08:00:00.000Z'],
    ['an hour that the clocks skip turns where they go on', 'America/New_York', 2, '2027-03-14T07:00Z', '2027-03-14', '2027-03-15T06:00:00.000Z'],
    ['an hour that comes twice turns at its first', 'America/New_York', 1, '2026-11-01T05:00Z', '2026-11-01', '2026-11-02T06:00:00.000Z'],
    ['and not again at its second', 'America/New_York', 1, '2026-11-01T06:10Z', '2026-11-01', '2026-11-02T06:00:00.000Z'],
  ])('%s', (_, zone, hour, instant, night, next) => {
    const found = kitNightAt(at(instant), Zone.of(zone), hour);
    expect([formatDay(found.night), new Date(found.next * 60_000).toISOString()]).toEqual([night, next]);
  });

  it('turns once a day at every hour in every zone, through the nights of clock change, and never goes back', () => {
    for (const [zone, first] of [['America/New_York', '2026-10-31'], ['America/New_York', '2027-03-13'], ['Australia/Lord_Howe', '2026-10-03'], ['Australia/Lord_Howe', '2027-04-03'], ['Asia/Kolkata', '2026-10-31']] as const) {
      for (let hour = 0; hour < 24; hour += 1) {
        const nights: number[] = [];
        let { night, next } = kitNightAt((day(first) * 1440) as EpochMinute, Zone.of(zone), hour);
        for (let count = 0; count < 4; count += 1) {
          const before = kitNightAt((next - 1) as EpochMinute, Zone.of(zone), hour);
          expect([formatInstant(before.next), before.night]).toEqual([formatInstant(next), night]);
          ({ night, next } = kitNightAt(next, Zone.of(zone), hour));
          nights.push(night);
        }
        expect(nights.map((one) => one - (nights[0] ?? 0))).toEqual([0, 1, 2, 3]);
      }
    }
  });
});
