import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Milli, MinuteRange } from '@cyclefill/domain/kernel';
import { buildPassSchedule } from '@cyclefill/domain/regimen';
import type { FillOrder, ResidentContext } from '@cyclefill/domain/cycle-fill';
import { MIDDLE, medPassRows, moments, presences, ranges, regimens, wingStays } from '../../../../test/support/arbitrary-regimen.js';
import { SLOW_LAW } from '../../../../test/support/law-runs.js';
import { deepFreeze } from '../../../../test/support/deep-freeze.js';
import { anOrder } from '../../../../test/builders/order.builder.js';
import { aResident } from '../../../../test/builders/resident.builder.js';
import { moment, units } from '../../../../test/builders/values.js';
import { type Arrival, type Supply, forecastRunOut, runOutLevel, supplyLeftAt } from './run-out.js';

const quantity = fc.integer({ min: 0, max: 200 }).map((quarters) => (quarters * 250) as Milli);
const arrival: fc.Arbitrary<Arrival> = fc.record({ at: moments(30), quantity });
const supply: fc.Arbitrary<Supply> = fc.record({ counted: arrival, arrivals: fc.array(arrival, { maxLength: 3 }) }).map(deepFreeze);
const resident: fc.Arbitrary<ResidentContext> = fc
  .record({ rows: medPassRows, stays: wingStays, presence: presences })
  .map(({ rows, stays, presence }) => ({ ...aResident().build(), passes: buildPassSchedule(rows, stays), presence: deepFreeze(presence) }));
const order: fc.Arbitrary<FillOrder> = fc.record({ regimen: regimens, holds: fc.array(ranges, { maxLength: 2 }) })
  .map(({ regimen, holds }) => deepFreeze({ ...anOrder().build(), regimen, holds }));

/** When it runs out, as a number: never = later than all. */
const endOf = (one: FillOrder, who: ResidentContext, stock: Supply): number => {
  const forecast = forecastRunOut(one, who, stock);
  return forecast.kind === 'runs-out' ? forecast.at : Number.MAX_SAFE_INTEGER;
};

describe('laws of the run-out forecast (R132)', () => {
  it('what was counted and what arrived is used or left, and what is left is less than the dose that finds too little', () => {
    fc.assert(fc.property(order, resident, supply, (one, who, stock) => {
      const forecast = forecastRunOut(one, who, stock);
      if (forecast.kind === 'unknown' || forecast.kind === 'not-told') return;
      expect(forecast.counted + forecast.arrived).toBe(forecast.used + forecast.left);
      expect(forecast.left).toBeGreaterThanOrEqual(0);
      if (forecast.kind === 'runs-out') expect(forecast.left).toBeLessThan(forecast.dose);
    }));
  });

  it('a dose out of the emergency kit spares the scheduled one within the hour, and nothing else', () => {
    const daily = anOrder().starting('2026-12-07').at('0800').build();
    const two: Supply = { counted: { at: moment('2026-12-07'), quantity: units('2') }, arrivals: [] };
    const from = (kit: NonNullable<Supply['kit']>): unknown => {
      const forecast = forecastRunOut(daily, aResident().build(), { ...two, kit });
      return forecast.kind === 'runs-out' ? [forecast.at, supplyLeftAt(daily, aResident().build(), { ...two, kit }, moment('2026-12-08'))] : null;
    };
    expect(from([])).toEqual([moment('2026-12-09 0800'), units('1')]);
    expect(from([{ at: moment('2026-12-07 0840'), quantity: units('1') }])).toEqual([moment('2026-12-10 0800'), units('2')]);
    expect(from([{ at: moment('2026-12-07 1200'), quantity: units('1') }])).toEqual([moment('2026-12-09 0800'), units('1')]);
  });

  it('more on hand never runs out earlier, and neither does a hold more', () => {
    fc.assert(fc.property(order, resident, supply, quantity, ranges, (one, who, stock, more, hold) => {
      const before = endOf(one, who, stock);
      expect(endOf(one, who, { ...stock, counted: { ...stock.counted, quantity: (stock.counted.quantity + more) as Milli } })).toBeGreaterThanOrEqual(before);
      expect(endOf({ ...one, holds: [...one.holds, hold] }, who, stock)).toBeGreaterThanOrEqual(before);
    }), SLOW_LAW);
  });

  it('until then each dose finds enough: what is left at the run-out is what the forecast says', () => {
    fc.assert(fc.property(order, resident, supply, (one, who, stock) => {
      const forecast = forecastRunOut(one, who, stock);
      if (forecast.kind !== 'runs-out') return;
      expect(supplyLeftAt(one, who, stock, forecast.at)).toBe(forecast.left);
    }));
  });
});

interface Simple {
  readonly every: number;
  readonly times: readonly string[];
  readonly dose: Milli;
  readonly held: MinuteRange;
  readonly away: MinuteRange;
  readonly stock: Supply;
}

/** Written from the rule alone: minute by minute, with no code of the product but its day numbers. */
function walkMinutes({ every, times, dose, held, away, stock }: Simple): number | null {
  let left: number = stock.counted.quantity;
  const inside = (range: MinuteRange, at: number): boolean => at >= range.from && (range.to === null || at < range.to);
  const slots = times.map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(2)));
  for (let at: number = stock.counted.at; at < stock.counted.at + 90 * 1440; at += 15) {
    if (at > stock.counted.at) for (const one of stock.arrivals) if (one.at === at) left += one.quantity;
    const onDay = (Math.floor(at / 1440) - MIDDLE) % every === 0;
    if (!onDay || !slots.includes(at % 1440) || inside(held, at) || inside(away, at)) continue;
    if (left < dose) return at;
    left -= dose;
  }
  return null;
}

describe('the forecast beside a second reading', () => {
  const simple: fc.Arbitrary<Simple> = fc.record({
    every: fc.integer({ min: 1, max: 4 }), times: fc.uniqueArray(fc.constantFrom('0600', '0815', '1200', '1730', '2345'), { minLength: 1 }),
    dose: fc.constantFrom(500, 1000, 2000).map((value) => value as Milli), held: ranges, away: ranges, stock: supply,
  });

  it('agrees with counting minute by minute, with a hold, a leave and arrivals', () => {
    let ended = 0;
    fc.assert(fc.property(simple, (input) => {
      const built = anOrder().starting('2026-01-01').everyDays(input.every).anchoredOn('2026-12-07').at(...input.times.toSorted()).build();
      const phases = built.regimen?.phases.map((phase) => ({ ...phase, dose: { kind: 'fixed' as const, dose: input.dose } })) ?? [];
      const who = { ...aResident().build(), presence: { absences: [input.away], dischargedAt: null } };
      const forecast = forecastRunOut({ ...built, regimen: { prn: false, phases }, holds: [input.held] }, who, input.stock);
      const expected = walkMinutes(input);
      if (expected === null) expect(forecast.kind === 'runs-out' && forecast.at < input.stock.counted.at + 90 * 1440).toBe(false);
      else {
        ended += 1;
        expect(forecast).toMatchObject({ kind: 'runs-out', at: expected });
      }
    }));
    expect(ended).toBeGreaterThan(50);
  });
});

describe('run-out of an order', () => {
  const counted = (quantity: string, at: string, ...arrivals: readonly (readonly [string, string])[]): Supply => ({
    counted: { quantity: units(quantity), at: moment(at) }, arrivals: arrivals.map(([when, much]) => ({ at: moment(when), quantity: units(much) })),
  });
  const twice = anOrder().at('0800', '2000');

  it('9 tablets at two a day from Monday morning: the tenth dose, Friday evening, finds none', () => {
    expect(forecastRunOut(twice.build(), aResident().build(), counted('9', '2026-12-07'))).toEqual({
      kind: 'runs-out', at: moment('2026-12-11 2000'), dose: units('1'), counted: units('9'), arrived: 0, used: units('9'), left: 0,
    });
  });

  it('a leave of two days moves it by two days, and so does a hold', () => {
    const away = forecastRunOut(twice.build(), aResident().away('2026-12-08', '2026-12-10').build(), counted('9', '2026-12-07'));
    const held = forecastRunOut(twice.held('2026-12-08', '2026-12-10').build(), aResident().build(), counted('9', '2026-12-07'));
    expect([away, held]).toMatchObject([{ at: moment('2026-12-13 2000') }, { at: moment('2026-12-13 2000') }]);
  });

  it('half a tablet left is no dose', () => {
    expect(forecastRunOut(anOrder().tablets('1').build(), aResident().build(), counted('2.5', '2026-12-07'))).toMatchObject({ at: moment('2026-12-09 0800'), left: units('0.5') });
  });

  it('two parts due at one minute are one administration: what covers only one of them is left', () => {
    const [quarter, whole] = [anOrder().tablets('0.25').at('0800').build(), anOrder().tablets('1').at('0800').build()];
    const both = { ...whole, regimen: { prn: false, phases: [...(quarter.regimen?.phases ?? []), ...(whole.regimen?.phases ?? [])] } };
    expect(forecastRunOut(both, aResident().build(), counted('1.5', '2026-12-07'))).toMatchObject({ at: moment('2026-12-08 0800'), dose: units('1.25'), used: units('1.25'), left: units('0.25') });
  });

  it('what arrives in time prolongs it, what was there before the count is in the count', () => {
    const stock = counted('2', '2026-12-07 0900', ['2026-12-07 0800', '50'], ['2026-12-08 1000', '4']);
    expect(forecastRunOut(twice.build(), aResident().build(), stock)).toMatchObject({ at: moment('2026-12-10 2000'), arrived: units('4'), used: units('6') });
  });

  it('an order that stops before its supply lasts; a PRN order is not known', () => {
    expect(forecastRunOut(twice.stopping('2026-12-09').build(), aResident().build(), counted('9', '2026-12-07'))).toMatchObject({ kind: 'lasts', used: units('4'), left: units('5') });
    expect(forecastRunOut(anOrder().asNeeded().build(), aResident().build(), counted('9', '2026-12-07'))).toEqual({ kind: 'unknown' });
  });

  it('insulin is given in units and comes in millilitres: 3 mL of 100 units/mL last ten days at 28 units, and the arithmetic is in units', () => {
    const insulin = anOrder().tablets('28').at('2100').with({ dosesPerUnit: 100 }).build();
    expect(forecastRunOut(insulin, aResident().build(), counted('3', '2026-12-07'))).toEqual({
      kind: 'runs-out', at: moment('2026-12-17 2100'), dose: units('28'), counted: units('300'), arrived: 0, used: units('280'), left: units('20'),
    });
    expect(supplyLeftAt(insulin, aResident().build(), counted('3', '2026-12-07'), moment('2026-12-09'))).toBe(units('244'));
  });

  it('nobody can tell how many drops 2.5 mL are: no date, and it is said', () => {
    const drops = anOrder().at('0800', '2000').with({ dosesPerUnit: null }).build();
    expect(forecastRunOut(drops, aResident().build(), counted('2.5', '2026-12-07'))).toEqual({ kind: 'not-told' });
    expect(runOutLevel(forecastRunOut(drops, aResident().build(), counted('0', '2026-12-07')), moment('2026-12-08'))).toBeNull();
  });

  it('warns seven and three days before, and says when it is out', () => {
    const forecast = forecastRunOut(anOrder().at('0800').build(), aResident().build(), counted('10', '2026-12-07'));
    const on = (text: string): unknown => runOutLevel(forecast, moment(text));
    expect(forecast).toMatchObject({ at: moment('2026-12-17 0800') });
    expect([on('2026-12-09 2359'), on('2026-12-10'), on('2026-12-13 2359'), on('2026-12-14'), on('2026-12-17 0759'), on('2026-12-17 0800')])
      .toEqual([null, 'soon', 'soon', 'urgent', 'urgent', 'out']);
  });
});
