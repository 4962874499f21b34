import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Milli, addDays, addMilli, atMinute, dayOf } from '@cyclefill/domain/kernel';
import { type ShortCycleFacts, isShortCycle } from '@cyclefill/domain/law';
import { type PackProduct, layoutDemand } from '@cyclefill/domain/packing';
import { buildPassSchedule } from '@cyclefill/domain/regimen';
import { anOrder } from '../../../../test/builders/order.builder.js';
import { aResident } from '../../../../test/builders/resident.builder.js';
import { COMMON_RULES } from '../../../../test/builders/rules.builder.js';
import { MIDDLE, medPassRows, presences, ranges, regimens, wingStays } from '../../../../test/support/arbitrary-regimen.js';
import { SLOW_LAW } from '../../../../test/support/law-runs.js';
import { demandDoses } from './demand-doses.js';
import { type BilledFill, fillIncrements, supplyClaims } from './supply-claims.js';

const FACTS: ShortCycleFacts = { partD: true, partDFacility: true, residenceCode: '03', applicationType: 'NDA', solidOral: true, therapeuticClass: 'Other', originalContainer: false, rebilled: false };

const A_TABLET: PackProduct = {
  ndc11: '00000000000', ingredient: 'amlodipine', form: 'Oral Tablet', category: 'oral_solid', schedule: null, countable: true, hazardous: false, originalContainer: false, refrigerated: false, labelLength: 15,
};

const fills = fc.record({
  regimen: regimens, holds: fc.array(ranges, { maxLength: 1 }), rows: medPassRows, stays: wingStays, presence: presences, quantity: fc.integer({ min: 1, max: 400 }).map((quarters) => (quarters * 250) as Milli),
  counted: fc.integer({ min: 0, max: 40 }).map((quarters) => (quarters * 250) as Milli), delivery: fc.nat(10), window: fc.option(fc.integer({ min: 1, max: 40 })), gone: fc.boolean(),
  mode: fc.constantFrom('cycle' as const, 'on_demand' as const), brand: fc.boolean(), original: fc.boolean(), daysSupply: fc.option(fc.nat(90)),
}).map(({ regimen, holds, rows, stays, presence, quantity, counted, delivery, window, gone, mode, brand, original, daysSupply }) => {
  const deliveryOn = addDays(MIDDLE, delivery);
  const resident = { ...aResident().build(), passes: buildPassSchedule(rows, stays), presence };
  const order = { ...anOrder().build(), regimen, holds, mode };
  const doses = demandDoses(
    { order, resident, supply: { counted: { at: atMinute(MIDDLE), quantity: counted }, arrivals: [] }, earlyReason: gone ? 'lost_dose' : null, arriving: null, filledOnDemand: false, nextWindow: window === null ? null : addDays(deliveryOn, window) },
    deliveryOn, quantity,
  );
  const facts = { ...FACTS, applicationType: brand ? 'NDA' : 'ANDA', originalContainer: original };
  const fill: BilledFill = { facts, doses, quantity, from: deliveryOn, daysSupply, asNeeded: regimen.prn, special: [], pack: COMMON_RULES };
  return { fill, order, original, deliveryOn };
});

describe('laws of a fill on demand', () => {
  it('its doses come after the delivery, in time order, and never take more than was filled', () => {
    fc.assert(fc.property(fills, ({ fill, deliveryOn }) => {
      expect(addMilli(...fill.doses.map(({ dose }) => dose))).toBeLessThanOrEqual(fill.quantity);
      for (const [index, { at }] of fill.doses.entries()) {
        expect(dayOf(at)).toBeGreaterThanOrEqual(deliveryOn);
        expect(at).toBeGreaterThanOrEqual(fill.doses[index - 1]?.at ?? 0);
      }
    }), SLOW_LAW);
  });

  it('its cells and its container add up to what was filled, to the unit; each increment has cards of its own', () => {
    fc.assert(fc.property(fills, ({ fill, order, original }) => {
      const increments = fillIncrements(fill);
      const { packs, container } = layoutDemand({
        orderId: order.orderId, residentId: order.residentId, product: { ...A_TABLET, originalContainer: original }, prn: fill.asNeeded, variesByDay: false, largestDose: 1000 as Milli, doses: fill.doses,
        ...(increments.length > 1 && { increments }),
      }, fill.quantity, fill.from);
      const cells = packs.flatMap((pack) => pack.cells.flatMap(({ contents }) => contents.map(({ dose }) => dose)));
      expect(addMilli(...cells, container)).toBe(fill.quantity);
      if (original) expect(packs).toEqual([]);
      for (const { cells: own, days } of packs) {
        for (const { at } of own) expect(dayOf(at) >= days.from && dayOf(at) < days.to).toBe(true);
        if (isShortCycle(fill.facts)) expect(days.to - days.from).toBeLessThanOrEqual(14);
      }
    }), SLOW_LAW);
  });

  it('its claims add up to what was filled, to the unit; none of a short-cycle drug is longer than fourteen days where its days can be told', () => {
    fc.assert(fc.property(fills, ({ fill }) => {
      const claims = supplyClaims(fill);
      expect(addMilli(...claims.map(({ quantity }) => quantity))).toBe(fill.quantity);
      for (const { quantity, daysSupply } of claims) {
        expect(quantity).toBeGreaterThan(0);
        if (claims.length > 1) expect(daysSupply).toBeLessThanOrEqual(14);
      }
      expect(claims.map(({ serviceOn }) => serviceOn)).toEqual(claims.map(({ serviceOn }) => serviceOn).toSorted((a, b) => a - b));
    }), SLOW_LAW);
  });
});
