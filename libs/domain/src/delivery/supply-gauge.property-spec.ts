import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Milli, addDays, addMilli, atMinute, dayOf } from '@cyclefill/domain/kernel';
import { type ReceivedFill, arrivalsOfReceived, awaited } from '@cyclefill/domain/refill';
import { regimens } from '../../../../test/support/arbitrary-regimen.js';
import { SLOW_LAW } from '../../../../test/support/law-runs.js';
import { anOrder } from '../../../../test/builders/order.builder.js';
import { aResident } from '../../../../test/builders/resident.builder.js';
import { moment, units } from '../../../../test/builders/values.js';
import { supplyGauge } from './supply-gauge.js';

const daily = anOrder().starting('2026-12-07').at('0800').build();
const counted = { at: moment('2026-12-07'), quantity: units('3') };
const milli = fc.nat({ max: 40_000 }).map((value) => value as Milli);
const fill: fc.Arbitrary<ReceivedFill> = fc.record({
  on: fc.nat({ max: 20 }).map((days) => addDays(dayOf(counted.at), days)), quantity: milli, missing: milli,
  came: fc.array(fc.record({ at: fc.nat({ max: 20 * 1440 }).map((minutes) => (counted.at + minutes) as typeof counted.at), quantity: milli }), { maxLength: 3 }),
});

describe('the supply gauge', () => {
  it('is what was received less the doses that were due; what is on its way is beside it', () => {
    const gauge = supplyGauge(daily, aResident().build(), { supply: { counted, arrivals: [{ at: moment('2026-12-08 1500'), quantity: units('7') }] }, inTransit: units('14') }, moment('2026-12-09 1200'));
    expect(gauge).toMatchObject({ onHand: units('7'), inTransit: units('14'), confidence: 'exact', forecast: { kind: 'runs-out', at: moment('2026-12-17 0800') } });
  });

  it('is an estimate as needed, and of what is not counted out piece by piece', () => {
    const now = moment('2026-12-09');
    const confidence = (order: typeof daily): string => supplyGauge(order, aResident().build(), { supply: { counted, arrivals: [] }, inTransit: units('0') }, now).confidence;
    expect([confidence(daily), confidence({ ...daily, dosesPerUnit: 100 }), confidence({ ...daily, regimen: null }), confidence({ ...daily, drug: { ...daily.drug, solidOral: false } })]).toEqual(['exact', 'estimate', 'estimate', 'estimate']);
    expect(supplyGauge({ ...daily, dosesPerUnit: null }, aResident().build(), { supply: { counted, arrivals: [] }, inTransit: units('1') }, now)).toMatchObject({ onHand: null, inTransit: null, forecast: { kind: 'not-told' } });
  });

  it('rises by what is received before now, dose for dose or less, and never falls by it', () => {
    fc.assert(fc.property(regimens, milli, fc.nat({ max: 3000 }), (regimen, more, minutes) => {
      const order = { ...daily, regimen };
      const now = (counted.at + minutes) as typeof counted.at;
      const of = (arrivals: readonly { at: typeof now; quantity: Milli }[]): number => supplyGauge(order, aResident().build(), { supply: { counted, arrivals }, inTransit: units('0') }, now).onHand ?? 0;
      const [before, after] = [of([]), of([{ at: (counted.at + 1) as typeof now, quantity: more }])];
      expect(after).toBeGreaterThanOrEqual(before);
      expect(after).toBeLessThanOrEqual(before + more);
    }), SLOW_LAW);
  });
});

describe('a fill of a facility that says what it receives (F11)', () => {
  const today = addDays(dayOf(counted.at), 10);

  it('brings what came, and until its first day what is still open; never more than was filled beside what came', () => {
    fc.assert(fc.property(fill, (one) => {
      const came = addMilli(...one.came.map(({ quantity }) => quantity));
      const brings = addMilli(...arrivalsOfReceived(one, today).map(({ quantity }) => quantity));
      expect(brings).toBe(one.on > today ? Math.max(came, one.quantity - one.missing) : came);
    }));
  });

  it('loses what is reported missing: more of it never brings more', () => {
    fc.assert(fc.property(fill, milli, (one, more) => {
      const total = (missing: Milli): number => addMilli(...arrivalsOfReceived({ ...one, missing }, today).map(({ quantity }) => quantity));
      expect(total((one.missing + more) as Milli)).toBeLessThanOrEqual(total(one.missing));
      expect(awaited({ ...one, missing: (one.missing + more) as Milli })).toBeLessThanOrEqual(awaited(one));
    }));
  });

  it('all of it received is as good as filled', () => {
    fc.assert(fc.property(fill, (one) => {
      const all = { ...one, missing: 0 as Milli, came: [{ at: atMinute(one.on), quantity: one.quantity }] };
      expect(addMilli(...arrivalsOfReceived(all, today).map(({ quantity }) => quantity))).toBe(one.quantity);
    }));
  });
});
