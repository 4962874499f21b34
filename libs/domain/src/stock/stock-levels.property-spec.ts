import { describe, expect, it } from '@jest/globals';
import type { Day, Milli } from '@cyclefill/domain/kernel';
import fc from 'fast-check';
import { countVariances } from './count-variance.js';
import { orderList } from './order-list.js';
import { parLevel } from './par-level.js';
import { type ReachedPack, reachedParties, whereaboutsOf } from './recall-reach.js';
import { correctLot } from './take-over-count.js';

const milli = (value: number): Milli => value as Milli;
const tablets = fc.integer({ min: 0, max: 5000 }).map((value) => milli(value * 1000));

describe('a par level', () => {
  it('is the mean of the next windows and twice their spread, and the numbers that are shown add up to it', () => {
    expect(parLevel([milli(400_000), milli(500_000), milli(450_000), milli(450_000)])).toMatchObject({ mean: 450_000, spread: 25_000, par: 500_000 });
    fc.assert(fc.property(fc.array(tablets, { minLength: 1, maxLength: 4 }), (windows) => {
      const { mean, spread, par } = parLevel(windows);
      expect(par).toBe(mean + 2 * spread);
      expect(par).toBeGreaterThanOrEqual(windows.reduce((sum, one) => sum + one, 0) / windows.length);
      expect(par % 1000).toBe(0);
      expect(parLevel(windows.toReversed())).toMatchObject({ mean, spread, par });
    }));
  });

  it('of windows that are all alike is one of them', () => {
    fc.assert(fc.property(tablets, (one) => expect(parLevel([one, one, one, one]).par).toBe(one)));
  });
});

describe('the order list', () => {
  it('covers what is missing in whole packages, and one package less would not', () => {
    fc.assert(fc.property(tablets, tablets, tablets, fc.integer({ min: 1, max: 1000 }).map((value) => milli(value * 1000)), (par, free, onOrder, packageSize) => {
      const [line] = orderList([{ ndc11: '1', par, free, onOrder, packageSize }]);
      if (line === undefined) return expect(free + onOrder).toBeGreaterThanOrEqual(par);
      const packages = line.packages ?? 0;
      expect(free + onOrder + packages * packageSize).toBeGreaterThanOrEqual(par);
      expect(free + onOrder + (packages - 1) * packageSize).toBeLessThan(par);
    }));
  });
});

describe('a blind count', () => {
  it('tells by how much each container differs, and which of them nobody has explained', () => {
    const line = (code: string, expected: number, counted: number, reason = '') => ({ code, expected: milli(expected), counted: milli(counted), reason });
    const { lines, unexplained } = countVariances([line('a', 5000, 5000), line('b', 5000, 4000), line('c', 5000, 6500, 'two halves in one')]);
    expect(lines.map(({ variance }) => variance)).toEqual([0, -1000, 1500]);
    expect(unexplained).toEqual(['b']);
  });
});

describe('a list from elsewhere', () => {
  const held = fc.array(fc.record({ expiresOn: fc.constantFrom(10 as Day, 20 as Day), onHand: tablets }), { maxLength: 4 }).map((all) => all.map((one, index) => ({ ...one, id: `i${index}`, code: `C-${index}` })));
  it('is what the containers of a lot come to, by changes that take of none what it has not', () => {
    fc.assert(fc.property(held, fc.option(fc.record({ expiresOn: fc.constantFrom(10 as Day, 20 as Day), units: tablets })), (containers, listed) => {
      const { changes, received } = correctLot(containers, listed);
      const after = containers.map((one) => ({ ...one, onHand: one.onHand + changes.filter(({ id }) => id === one.id).reduce((sum, { units }) => sum + units, 0) }));
      expect(after.every(({ onHand }) => onHand >= 0)).toBe(true);
      expect(after.reduce((sum, { onHand }) => sum + onHand, 0) + (received ?? 0)).toBe(listed?.units ?? 0);
      expect(after.filter(({ expiresOn, onHand }) => onHand > 0 && expiresOn !== listed?.expiresOn)).toEqual([]);
      expect(changes.every(({ units }) => units !== 0)).toBe(true);
    }));
  });
});

describe('what a recall reaches', () => {
  const pack: fc.Arbitrary<ReachedPack> = fc.record({
    residentId: fc.constantFrom('r1', 'r2', 'r3'), facilityId: fc.constantFrom('f1', 'f2'), whereabouts: fc.constantFrom('planned', 'sealed', 'shipped', 'received', 'void').map(whereaboutsOf),
  });
  it('names everybody once and counts every pack once', () => {
    fc.assert(fc.property(fc.array(pack, { maxLength: 30 }), (packs) => {
      const parties = reachedParties(packs, ({ residentId }) => residentId);
      expect(parties.map(({ id }) => id)).toEqual([...new Set(packs.map(({ residentId }) => residentId))].toSorted());
      expect(parties.reduce((sum, { packs: { here, underway, out, done } }) => sum + here + underway + out + done, 0)).toBe(packs.length);
    }));
  });
});
