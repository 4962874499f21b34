import { describe, expect, it } from '@jest/globals';
import { dayOf, isoDate } from './calendar-day.js';
import type { OrderRow } from './census-rows.js';
import { FORMULARY } from './formulary.js';
import { generateFacility } from './generate-facility.js';
import { PLANTED_PROBLEMS } from './order-intent.js';
import { DEFAULT_SAMPLE_OPTIONS } from './sample-options.js';

const CENSUS = [0, 1].map((index) => generateFacility(index, DEFAULT_SAMPLE_OPTIONS));
const PRODUCTS = new Map(FORMULARY.map((product) => [product.ndc11, product]));
const AS_OF = dayOf('2026-12-01');

/** Doses a day of the codes that give the same every day, written down apart from the generator's own table. */
const DAILY: Readonly<Record<string, number>> = { QD: 1, QAM: 1, QPM: 1, QHS: 1, QAM06: 1, QAMAC: 1, QD12: 1, BID: 2, Q12H: 2, TID: 3, Q8H: 3, QID: 4, Q6H: 4 };

function luhnSum(digits: string): number {
  return digits.split('').toReversed().map((digit, place) => Number(digit) * (place % 2 === 0 ? 1 : 2))
    .reduce((sum, value) => sum + (value > 9 ? value - 9 : value), 0);
}

/** Doses on days not held, counted one day at a time. */
function given(order: OrderRow, from: number, to: number): number {
  let units = 0;
  for (let day = from; day < to; day += 1) {
    const iso = isoDate(day);
    const runs = iso >= order.start_date && (order.stop_date === '' || iso <= order.stop_date);
    const held = order.hold_from !== '' && iso >= order.hold_from && (order.hold_to === '' || iso <= order.hold_to);
    if (runs && !held) units += (DAILY[order.frequency_code] ?? 0) * Number(order.dose_quantity);
  }
  return units;
}

describe.each(CENSUS.map((census) => [census.facilities[0]?.facility_id ?? '', census] as const))('facility %s', (_id, census) => {
  const residents = new Map(census.residents.map((resident) => [resident.resident_id, resident]));
  const plantedRx = new Map(census.planted.map((row) => [row.rx_number, row.issue_type]));
  const lastCycleStart = dayOf(census.facilities[0]?.last_cycle_start ?? '');
  const filled = census.orders.filter((order) => order.prn === 'N' && order.category === 'oral_solid' && order.last_fill_date !== '' && order.order_status === 'active');

  it('refers only to residents, prescribers and products that are there', () => {
    const npis = new Set(census.prescribers.map(({ npi }) => npi));
    for (const order of census.orders) {
      expect(residents.get(order.resident_id)).toMatchObject({ name: order.name, dob: order.dob, room: order.room, allergies: order.allergies });
      expect(PRODUCTS.get(order.ndc11)).toMatchObject({ name: order.drug, strength: order.strength, schedule: order.dea_schedule });
      if (plantedRx.get(order.rx_number) !== 'prescriber_missing') expect(npis).toContain(order.npi);
    }
    for (const event of census.censusEvents) expect(residents.has(event.resident_id)).toBe(true);
  });

  it('has prescriber numbers with a valid check digit', () => {
    for (const { npi } of census.prescribers) {
      expect(npi).toMatch(/^199\d{7}$/);
      expect(luhnSum(`80840${npi}`) % 10).toBe(0);
    }
  });

  it('puts one resident into each bed, moves included', () => {
    const beds = [
      ...census.residents.map(({ wing, room, bed }) => `${wing} ${room} ${bed}`),
      ...census.censusEvents.filter(({ event }) => event === 'TRANSFER').map((event) => `${event.to_wing} ${event.to_room} ${event.to_bed}`),
    ];
    expect(new Set(beds).size).toBe(beds.length);
  });

  it('counts on hand as filled less given since start, fill or window start, except where planted', () => {
    for (const order of filled.filter((row) => DAILY[row.frequency_code] !== undefined)) {
      const since = Math.max(dayOf(order.start_date), dayOf(order.last_fill_date), lastCycleStart);
      const expected = Number(order.last_fill_qty) - given(order, since, AS_OF);
      const isOff = Math.abs(expected - Number(order.on_hand)) > 0.001;
      expect([order.rx_number, isOff]).toEqual([order.rx_number, plantedRx.get(order.rx_number) === 'on_hand_variance']);
    }
  });

  it('has prescriptions within the year and refills for the next cycle, except where planted', () => {
    const cycleEnd = dayOf(census.facilities[0]?.next_cycle_start ?? '') + Number(census.facilities[0]?.cycle_days);
    for (const order of census.orders.filter((row) => row.order_status !== 'completed')) {
      const age = cycleEnd - dayOf(order.written_date);
      const planted = plantedRx.get(order.rx_number) ?? '';
      if (order.dea_schedule === '') expect([order.rx_number, age > 360]).toEqual([order.rx_number, planted === 'expired_prescription']);
      if (order.stop_date === '' && order.dea_schedule !== 'CII' && !['no_refills_remaining', 'civ_refills_used'].includes(planted)) {
        expect(Number(order.refills_remaining)).toBeGreaterThan(0);
      }
      if (order.dea_schedule === 'CII') expect([order.rx_number, AS_OF - dayOf(order.written_date) > 60]).toEqual([order.rx_number, planted === 'cii_older_than_60_days']);
    }
  });

  it('gives nobody the same ingredient twice or a form that must not be crushed, except where planted', () => {
    for (const [residentId, resident] of residents) {
      const orders = census.orders.filter((order) => order.resident_id === residentId && plantedRx.get(order.rx_number) !== 'duplicate_ingredient');
      const ingredients = orders.filter((order) => order.order_group === '').flatMap((order) => PRODUCTS.get(order.ndc11)?.ingredients ?? []);
      expect([residentId, new Set(ingredients).size]).toEqual([residentId, ingredients.length]);
      const uncrushable = orders.filter((order) => PRODUCTS.get(order.ndc11)?.doNotCrush === true && plantedRx.get(order.rx_number) !== 'do_not_crush');
      if (resident.crush_meds === 'Y') expect(uncrushable).toEqual([]);
    }
  });

  it('keeps residents with planted problems in the house', () => {
    const troubled = new Set(census.planted.map((row) => row.resident_id));
    expect(census.censusEvents.filter((event) => troubled.has(event.resident_id))).toEqual([]);
  });

  it('plants every problem at least once, each on an order or resident that is there', () => {
    const kinds = new Set(census.planted.map((row) => row.issue_type));
    const expected = PLANTED_PROBLEMS.filter((problem) => problem !== 'brand_part_d' || census.facilities[0]?.cycle_days === '28');
    expect([...kinds].toSorted()).toEqual([...expected].toSorted());
    expect(census.planted.filter((row) => row.issue_type === 'expired_prescription')).toHaveLength(3);
    const numbers = new Set(census.orders.map((order) => order.rx_number));
    for (const row of census.planted) expect(row.rx_number === '' ? residents.has(row.resident_id) : numbers.has(row.rx_number)).toBe(true);
  });
});

describe('a wing with times of its own', () => {
  it('gives its residents those times', () => {
    const census = CENSUS[1];
    const inWing = census?.orders.filter((order) => order.wing === 'Rehab' && order.frequency_code === 'BID' && order.prn === 'N') ?? [];
    expect(new Set(inWing.map((order) => order.admin_times))).toEqual(new Set(['0730,1930']));
    expect(census?.medPassTimes.filter(({ wing }) => wing === 'Rehab').map((row) => row.pass_code)).toContain('BID');
  });
});
