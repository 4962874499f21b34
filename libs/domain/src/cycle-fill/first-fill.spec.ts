import { describe, expect, it } from '@jest/globals';
import { type Day, day } from '@cyclefill/domain/kernel';
import { expandRegimen } from '@cyclefill/domain/regimen';
import { anOrder } from '../../../../test/builders/order.builder.js';
import { aResident } from '../../../../test/builders/resident.builder.js';
import { clock, days, moment } from '../../../../test/builders/values.js';
import type { Cycle } from './cycle.js';
import { firstFillRange } from './first-fill.js';

const weekly: Cycle = { timing: { kind: 'period', days: 7 }, anchor: day('2026-12-06'), leadDays: 3, cutOff: clock('1700') };
const startsWednesdayEvening = anOrder().at('0800', '2000').starting('2026-12-09 2000');
const built = (...windows: readonly string[]) => (from: Day): boolean => windows.map(day).includes(from);
const firstFill = (isBuilt: (from: Day) => boolean): readonly unknown[] => {
  const range = firstFillRange(weekly, moment('2026-12-09 2000'), isBuilt);
  return [range, expandRegimen(startsWednesdayEvening.regimen(), aResident().build().passes, range).length];
};

describe('first fill of an order that starts mid-cycle (R115)', () => {
  it('V2: starts Wednesday 20:00, window Sunday to Saturday, next batch not built: 7 doses', () => {
    expect(firstFill(built('2026-12-06'))).toEqual([days('2026-12-09', '2026-12-13'), 7]);
  });

  it('V3: the same with the next batch already built: 7 + 14 = 21', () => {
    expect(firstFill(built('2026-12-06', '2026-12-13'))).toEqual([days('2026-12-09', '2026-12-20'), 21]);
    expect(firstFill(built('2026-12-06', '2026-12-13', '2026-12-20'))).toEqual([days('2026-12-09', '2026-12-27'), 35]);
  });
});
