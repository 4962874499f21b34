import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Day, addDays, atMinute, day } from '@cyclefill/domain/kernel';
import { clock, days, moment } from '../../../../test/builders/values.js';
import { SLOW_LAW } from '../../../../test/support/law-runs.js';
import { deepFreeze } from '../../../../test/support/deep-freeze.js';
import type { Cycle } from './cycle.js';
import { type CycleSeries, firstStart, seriesWindow } from './cycle-series.js';
import { type FacilityCycles, type WingStay, filledBy, nextFilledDay, shareOf } from './filled-by.js';

const FIRST = day('2026-12-07');
const cutOff = clock('1700');
const near = fc.integer({ min: -40, max: 80 }).map((offset) => addDays(FIRST, offset));
const timing = fc.oneof(
  fc.constantFrom(3, 7, 10, 14, 28).map((length) => ({ kind: 'period', days: length }) as const),
  fc.constant({ kind: 'month' } as const),
  fc.uniqueArray(fc.integer({ min: 1, max: 31 }), { minLength: 1, maxLength: 3 }).map((of) => ({ kind: 'month-days', days: of }) as const),
);
const cycle = fc.record({ timing, anchor: near, leadDays: fc.nat(7), cutOff: fc.constant(cutOff) });

/** One to three series, each taking over on a later day; the first from ever or, for a wing, from a day on. */
const series: fc.Arbitrary<CycleSeries> = fc.tuple(fc.array(cycle, { minLength: 1, maxLength: 3 }), fc.option(near, { nil: undefined }), fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 2, maxLength: 2 }))
  .map(([cycles, begin, gaps]) => cycles.map((one, index): Cycle => {
    const startsOn = index === 0 ? begin : addDays(begin ?? FIRST, (gaps[0] ?? 1) + (index - 1) * (gaps[1] ?? 1));
    return startsOn === undefined ? one : { ...one, startsOn };
  }));
const cycles: fc.Arbitrary<FacilityCycles> = fc.record({ whole: cycle, east: fc.option(series, { nil: null }), west: fc.option(series, { nil: null }) })
  .map(({ whole, east, west }) => deepFreeze(new Map<string | null, CycleSeries>([[null, [whole]], ...(east === null ? [] : [['east', east] as const]), ...(west === null ? [] : [['west', west] as const])])));
const stays: fc.Arbitrary<readonly WingStay[]> = fc.array(
  fc.record({ from: fc.tuple(near, fc.constantFrom(0, 1, 840)).map(([on, minute]) => atMinute(on, minute)), wingId: fc.constantFrom('east', 'west', 'north', null), heldUntil: fc.option(near, { nil: null }) }), { maxLength: 5 },
).map((list) => deepFreeze(list.toSorted((a, b) => a.from - b.from)));

const RANGE = { from: addDays(FIRST, -60), to: addDays(FIRST, 120) };
const everyDay = Array.from({ length: RANGE.to - RANGE.from }, (_, index) => addDays(RANGE.from, index));

/** The windows that hold a day, of every cycle there is, with the resident's share of them. */
function fillsOn(on: Day, live: readonly WingStay[], all: FacilityCycles): readonly { wingId: string | null; share: { from: Day; to: Day }; start: Day }[] {
  const stretches = filledBy(live, all);
  return [...all].flatMap(([wingId, own]) => {
    const window = seriesWindow(own, on);
    const share = shareOf(stretches, wingId, window);
    return share !== null && share.from <= on && on < share.to ? [{ wingId, share, start: window.from }] : [];
  });
}

describe('laws of who fills a resident', () => {
  it('each day is filled by exactly one window of one cycle: never two, never none', () => {
    fc.assert(fc.property(stays, cycles, (live, all) => {
      expect(everyDay.filter((on) => fillsOn(on, live, all).length !== 1)).toEqual([]);
    }), SLOW_LAW);
  });

  it('a share begins with its window: what a cycle fills is the beginning of a window or all of it (R106)', () => {
    fc.assert(fc.property(stays, cycles, near, (live, all, on) => {
      for (const { share, start } of fillsOn(on, live, all)) expect(share.from).toBe(start);
    }));
  });

  it('who stays in one wing is filled by its cycle from its first window on, else by the facility’s (R104)', () => {
    fc.assert(fc.property(fc.constantFrom('east', 'west', null), cycles, near, (wingId, all, on) => {
      const own = wingId === null ? undefined : all.get(wingId);
      const begin = own?.[0]?.startsOn;
      const expected = own !== undefined && (begin === undefined || begin <= on) ? wingId : null;
      expect(fillsOn(on, [{ from: moment('2026-01-01'), wingId, heldUntil: null }], all)[0]?.wingId).toBe(expected);
    }));
  });

  it('a move is followed at the first window that begins after it, and never before the day it can still change', () => {
    fc.assert(fc.property(cycles, near, fc.option(near, { nil: null }), near, (all, movedOn, heldUntil, on) => {
      const live: readonly WingStay[] = [{ from: moment('2026-01-01'), wingId: 'east', heldUntil: null }, { from: atMinute(movedOn), wingId: 'west', heldUntil }];
      const home = [live[0] as WingStay];
      if (on < Math.max(movedOn, heldUntil ?? movedOn)) expect(fillsOn(on, live, all)[0]?.wingId).toBe(fillsOn(on, home, all)[0]?.wingId);
      const west = all.get('west');
      const begun = west === undefined || west[0]?.startsOn === undefined;
      if (!begun || west === undefined) return;
      if (on >= firstStart(west, Math.max(movedOn, heldUntil ?? movedOn) as Day)) expect(fillsOn(on, live, all)[0]?.wingId).toBe('west');
    }));
  });

  it('the next window of a resident is the first one not built that has a day for them', () => {
    fc.assert(fc.property(stays, cycles, near, (live, all, now) => {
      const stretches = filledBy(live, all);
      const next = nextFilledDay(stretches, (wingId) => { const own = all.get(wingId); return own === undefined ? null : firstStart(own, now); });
      const expected = everyDay.find((on) => on >= now && fillsOn(on, live, all).some(({ start }) => start >= now));
      if (expected !== undefined) expect(next).toBe(expected);
    }), SLOW_LAW);
  });
});

describe('a resident between two cycles', () => {
  const every = (length: number, anchor = FIRST): CycleSeries => [{ timing: { kind: 'period', days: length }, anchor, leadDays: 3, cutOff }];
  const all: FacilityCycles = new Map([[null, every(28)], ['east', every(14)], ['west', every(7)]]);
  const moves = (from: string, to: string, at: string, heldUntil: Day | null = null): readonly WingStay[] => [{ from: moment('2026-01-01'), wingId: from, heldUntil: null }, { from: moment(at), wingId: to, heldUntil }];

  it('from seven days to fourteen: the old cycle fills the week up to the new one’s next window (R115)', () => {
    expect(filledBy(moves('west', 'east', '2026-12-09 1400'), all)).toEqual([{ from: null, wingId: 'west' }, { from: day('2026-12-21'), wingId: 'east' }]);
    expect(shareOf(filledBy(moves('west', 'east', '2026-12-09 1400'), all), 'west', days('2026-12-14', '2026-12-21'))).toEqual(days('2026-12-14', '2026-12-21'));
  });

  it('from fourteen to seven: the window of fourteen days ends where the first week begins, unless it is delivered', () => {
    const planned = filledBy(moves('east', 'west', '2026-12-09 1400'), all);
    expect(shareOf(planned, 'east', days('2026-12-07', '2026-12-21'))).toEqual(days('2026-12-07', '2026-12-14'));
    const late = filledBy(moves('east', 'west', '2026-12-09 1400', day('2026-12-15')), all);
    expect(late.at(-1)).toEqual({ from: day('2026-12-21'), wingId: 'west' });
  });

  it('at the midnight on which a window begins the new cycle has it at once; back before it began, nothing changes', () => {
    expect(filledBy(moves('east', 'west', '2026-12-14 0000'), all).at(-1)).toEqual({ from: day('2026-12-14'), wingId: 'west' });
    const back = [...moves('east', 'west', '2026-12-09 1400'), { from: moment('2026-12-11 0900'), wingId: 'east', heldUntil: null }];
    expect(filledBy(back, all)).toEqual([{ from: null, wingId: 'east' }]);
  });
});
