import { describe, expect, it } from '@jest/globals';
import { CENSUS_COLUMNS } from './census-rows.js';
import { generateCensus } from './generate-census.js';
import { generateFacility } from './generate-facility.js';
import { DEFAULT_SAMPLE_OPTIONS, type SampleOptions } from './sample-options.js';

const FREQUENCY_CODES = (
  'ACHS ALT BID BIDAC MWF MWF5 Q12H Q2H Q4H Q5M3 Q6H Q72H Q8H QAM QAM06 QAMAC QD QD12 QDPRN QHS QID QMONTH QOD QPM '
  + 'QWEEK QWEEK06 TID TIDWM TTHSS TUFR'
).split(' ');

function folder(options: Partial<SampleOptions>): Map<string, string> {
  const files = new Map<string, string>();
  for (const { file, text } of generateCensus(options)) files.set(file, (files.get(file) ?? '') + text);
  return files;
}

describe('a generated census folder', () => {
  it('is the same to the byte for the same seed and another for another seed', () => {
    expect(folder({ seed: 7 })).toEqual(folder({ seed: 7 }));
    expect(folder({ seed: 7 }).get('orders.csv')).not.toBe(folder({ seed: 8 }).get('orders.csv'));
  });

  it('has every file, each with its header once', () => {
    const files = folder({});
    expect([...files.keys()].toSorted()).toEqual(Object.keys(CENSUS_COLUMNS).toSorted());
    for (const [file, columns] of Object.entries(CENSUS_COLUMNS)) {
      const header = `${columns.join(',')}\n`;
      expect(files.get(file)?.split(header).length).toBe(2);
    }
  });

  it('has every frequency code, pattern of dates and status in the default sample', () => {
    const orders = [0, 1].flatMap((index) => generateFacility(index, DEFAULT_SAMPLE_OPTIONS).orders);
    const codes = new Set(orders.map((order) => order.frequency_code));
    expect(FREQUENCY_CODES.filter((code) => !codes.has(code))).toEqual([]);
    expect(new Set(orders.map((order) => order.order_status))).toEqual(new Set(['active', 'future', 'completed']));
    expect(orders.some((order) => order.hold_from !== '' && order.hold_to === '')).toBe(true);
    expect(orders.some((order) => order.hold_to !== '')).toBe(true);
    expect(orders.some((order) => order.step_no === '4')).toBe(true);
    expect(orders.some((order) => order.stop_date > '2026-12-07' && order.stop_date < '2026-12-20' && order.order_group === '')).toBe(true);
    expect(orders.length / DEFAULT_SAMPLE_OPTIONS.residents).toBeGreaterThan(9);
  });

  it('shares residents out evenly over facilities in nine zones', () => {
    const options: SampleOptions = { facilities: 12, residents: 100, seed: 2 };
    const all = Array.from({ length: 12 }, (_, index) => generateFacility(index, options));
    expect(all.map(({ residents }) => residents.length)).toEqual([9, 9, 9, 9, 8, 8, 8, 8, 8, 8, 8, 8]);
    expect(new Set(all.flatMap(({ facilities }) => facilities.map(({ zone }) => zone))).size).toBe(9);
    const numbers = all.flatMap(({ orders }) => orders.map((order) => order.rx_number));
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it('moves every date with the as-of date', () => {
    const [facility] = generateFacility(0, { ...DEFAULT_SAMPLE_OPTIONS, asOf: '2027-03-01' }).facilities;
    expect(facility).toMatchObject({ as_of: '2027-03-01', last_cycle_start: '2027-02-07', next_cycle_start: '2027-03-07' });
  });
});
