import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type DayRange, type LocalMinute, type Milli, addDays, atMinute, day, dayOf } from '@cyclefill/domain/kernel';
import { layoutPack } from '../layout-pack.js';
import { aPackOrder } from '../../../../../test/builders/pack-order.builder.js';

const FROM = day('2026-12-07');

const cases = fc.record({ days: fc.integer({ min: 15, max: 62 }), skip: fc.nat(10), passes: fc.subarray([480, 720, 1020], { minLength: 1 }), every: fc.integer({ min: 1, max: 7 }) })
  .map(({ days, skip, passes, every }) => {
    const window: DayRange = { from: FROM, to: addDays(FROM, days) };
    const increments: DayRange[] = [];
    for (let from = addDays(FROM, skip); from < window.to; from = addDays(from, 14)) increments.push({ from, to: Math.min(addDays(from, 14), window.to) as DayRange['to'] });
    const doses = Array.from({ length: days - skip }, (_, index) => addDays(FROM, skip + index)).filter((_, index) => index % every === 0)
      .flatMap((on) => passes.map((pass) => ({ at: (atMinute(on) + pass) as LocalMinute, dose: 500 as Milli })));
    return { window, increments, doses };
  });

describe('cards of a supply that goes out in increments (R148)', () => {
  it('each holds the doses of one increment, and together every dose once, to the unit', () => {
    fc.assert(fc.property(cases, ({ window, increments, doses }) => {
      const { packs, bulk } = layoutPack([aPackOrder('O1', doses, { increments })], window, 'card');
      expect(bulk).toEqual([]);
      const of = (at: LocalMinute): number => increments.findIndex(({ from, to }) => dayOf(at) >= from && dayOf(at) < to);
      for (const { cells, days, number, count } of packs) {
        expect(new Set(cells.map(({ at }) => of(at))).size).toBe(1);
        expect(days.to - days.from).toBeLessThanOrEqual(14);
        expect([number <= count, count]).toEqual([true, packs.length]);
      }
      const laid = packs.flatMap(({ cells }) => cells.map(({ at }) => at)).toSorted((a, b) => a - b);
      expect(laid).toEqual(doses.map(({ at }) => at).toSorted((a, b) => a - b));
      for (const range of increments) {
        const billed = doses.filter(({ at }) => dayOf(at) >= range.from && dayOf(at) < range.to).reduce((sum, { dose }) => sum + dose, 0);
        const packed = packs.filter(({ days }) => days.from >= range.from && days.to <= range.to).flatMap(({ cells }) => cells).reduce((sum, { contents }) => sum + (contents[0]?.dose ?? 0), 0);
        expect(packed).toBe(billed);
      }
    }));
  });
});
