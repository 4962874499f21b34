import { describe, expect, it } from '@jest/globals';
import { type Day, type Milli, day } from '@cyclefill/domain/kernel';
import fc from 'fast-check';
import { type PickDemand, type PickableContainer, pickFefo, pickLasting } from './fefo.js';

const container = fc.record({
  ndc11: fc.constantFrom('1', '2'), expiresOn: fc.integer({ min: 100, max: 130 }).map((value) => value as Day), opened: fc.boolean(), units: fc.integer({ min: 0, max: 9000 }).map((value) => value as Milli),
});
const containers = fc.array(container, { maxLength: 8 }).map((all): PickableContainer[] => all.map((one, index) => ({ ...one, id: `id${index}`, code: `C-${index}` })));
const demands = fc.array(fc.record({
  ndc11: fc.constantFrom('1', '2'), units: fc.integer({ min: 1, max: 6000 }).map((value) => value as Milli), lastDose: fc.integer({ min: 95, max: 130 }).map((value) => value as Day),
}), { maxLength: 6 }).map((all): PickDemand[] => all.map((one, index) => ({ ...one, key: `k${index}` })));
const margin = fc.integer({ min: 0, max: 10 });

describe('first expiry first', () => {
  it('never picks what expires too early, of another product, or more than there is', () => {
    fc.assert(fc.property(demands, containers, margin, (wanted, all, days) => {
      const { picks, short } = pickFefo(wanted, all, days);
      const byId = new Map(all.map((one) => [one.id, one]));
      for (const { key, containerId, units } of picks) {
        const [line, from] = [wanted.find((one) => one.key === key), byId.get(containerId)];
        expect(from?.ndc11).toBe(line?.ndc11);
        expect(from?.expiresOn).toBeGreaterThanOrEqual((line?.lastDose ?? 0) + days);
        expect(units).toBeGreaterThan(0);
      }
      for (const one of all) expect(picks.filter(({ containerId }) => containerId === one.id).reduce((sum, { units }) => sum + units, 0)).toBeLessThanOrEqual(one.units);
      for (const { key, units } of wanted) expect(picks.filter((one) => one.key === key).reduce((sum, one) => sum + one.units, 0) + (short.get(key) ?? 0)).toBe(units);
    }));
  });

  it('leaves nothing of an earlier container that lasts while a later one is taken of, and is short only where nothing that lasts is left', () => {
    fc.assert(fc.property(demands, containers, margin, (wanted, all, days) => {
      const { picks, short } = pickFefo(wanted, all, days);
      const taken = (id: string): number => picks.filter(({ containerId }) => containerId === id).reduce((sum, { units }) => sum + units, 0);
      for (const { key, ndc11, lastDose } of wanted) {
        const lasting = all.filter((one) => one.ndc11 === ndc11 && one.expiresOn >= lastDose + days);
        if (short.has(key)) for (const one of lasting) expect(taken(one.id)).toBe(one.units);
        const latest = Math.max(...picks.filter((one) => one.key === key).map(({ containerId }) => all.find(({ id }) => id === containerId)?.expiresOn ?? 0));
        for (const one of lasting) if (one.expiresOn < latest) expect(taken(one.id)).toBe(one.units);
      }
    }));
  });

  it('is indifferent to the order of the containers; of one expiry what is opened goes first, then by code', () => {
    fc.assert(fc.property(demands, containers, margin, (wanted, all, days) => {
      expect(pickFefo(wanted, all.toReversed(), days)).toEqual(pickFefo(wanted, all, days));
    }));
    const at = (code: string, opened: boolean): PickableContainer => ({ id: code, code, ndc11: '1', expiresOn: day('2027-01-31'), opened, units: 1000 as Milli });
    const plan = pickFefo([{ key: 'k', ndc11: '1', units: 3000 as Milli, lastDose: day('2027-01-31') }], [at('C-2', false), at('C-3', true), at('C-1', false)], 0);
    expect(plan.picks.map(({ containerId }) => containerId)).toEqual(['C-3', 'C-1', 'C-2']);
  });

  it('what lasts longer goes first, and what lasts to the last dose alone fills only what a line would lack', () => {
    fc.assert(fc.property(demands, containers, margin, (wanted, all, days) => {
      const [lasting, both] = [pickFefo(wanted, all, days), pickLasting(wanted, all, days)];
      expect(both.picks.slice(0, lasting.picks.length)).toEqual(lasting.picks);
      const taken = (id: string): number => both.picks.filter(({ containerId }) => containerId === id).reduce((sum, { units }) => sum + units, 0);
      for (const one of all) expect(taken(one.id)).toBeLessThanOrEqual(one.units);
      for (const { containerId, key } of both.picks) expect(all.find(({ id }) => id === containerId)?.expiresOn).toBeGreaterThanOrEqual(wanted.find((line) => line.key === key)?.lastDose ?? 0);
      for (const { key, ndc11, units, lastDose } of wanted) {
        expect(both.picks.filter((one) => one.key === key).reduce((sum, one) => sum + one.units, 0) + (both.short.get(key) ?? 0)).toBe(units);
        if (both.short.has(key)) for (const one of all) if (one.ndc11 === ndc11 && one.expiresOn >= lastDose) expect(taken(one.id)).toBe(one.units);
      }
    }));
  });
});
