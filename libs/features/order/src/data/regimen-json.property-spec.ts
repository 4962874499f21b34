import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Day, LocalMinute, Milli, Weekday } from '@cyclefill/domain/kernel';
import type { Phase, Regimen } from '@cyclefill/domain/regimen';
import { regimenFromJson, regimenToJson } from './regimen-json.js';

const milli = fc.integer({ min: 1, max: 1_000_000 }) as fc.Arbitrary<Milli>;
const minute = fc.integer({ min: 0, max: 1439 });
const localMinute = fc.integer({ min: 0, max: 50_000_000 }) as fc.Arbitrary<LocalMinute>;
const some = <T>(item: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(item, { minLength: 1, maxLength: 4 });
const phase: fc.Arbitrary<Phase> = fc.record({
  anchor: fc.integer({ min: 0, max: 30_000 }) as fc.Arbitrary<Day>, from: localMinute, to: fc.option(localMinute),
  days: fc.oneof(
    fc.constant({ kind: 'daily' } as const),
    fc.record({ kind: fc.constant('every-n-days' as const), every: fc.integer({ min: 1, max: 90 }) }),
    fc.record({ kind: fc.constant('weekdays' as const), days: some(fc.integer({ min: 0, max: 6 }) as fc.Arbitrary<Weekday>) }),
    fc.record({ kind: fc.constant('month-days' as const), days: some(fc.integer({ min: 1, max: 31 })) }),
  ),
  times: fc.oneof(
    fc.record({ kind: fc.constant('passes' as const), code: fc.string({ minLength: 1 }) }),
    fc.record({ kind: fc.constant('clock' as const), minutes: some(minute) }),
    fc.record({ kind: fc.constant('every-hours' as const), hours: fc.integer({ min: 1, max: 72 }), from: localMinute }),
  ),
  dose: fc.oneof(
    fc.record({ kind: fc.constant('fixed' as const), dose: milli }),
    fc.record({ kind: fc.constant('by-time' as const), doses: some(milli) }),
    fc.record({ kind: fc.constant('alternating' as const), doses: some(milli) }),
  ),
});
const regimen: fc.Arbitrary<Regimen> = fc.record({ prn: fc.boolean(), phases: fc.array(phase, { maxLength: 3 }) });

describe('the stored form of a regimen', () => {
  it('comes back as it was', () => {
    fc.assert(fc.property(regimen, (value) => {
      expect(regimenFromJson(JSON.parse(JSON.stringify(regimenToJson(value))))).toEqual(value);
    }));
  });

  it.each([{}, null, { prn: true }, { prn: false, phases: [{}] }, { prn: false, phases: [], extra: 1 }])('refuses %j', (value) => {
    expect(() => regimenFromJson(value)).toThrow();
  });
});
