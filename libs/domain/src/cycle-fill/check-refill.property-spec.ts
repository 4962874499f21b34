import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, day } from '@cyclefill/domain/kernel';
import { DEA_SCHEDULES } from '@cyclefill/domain/law';
import { COMMON_RULES } from '../../../../test/builders/rules.builder.js';
import { deepFreeze } from '../../../../test/support/deep-freeze.js';
import { type LastSupply, checkRefill, checkRefills, coveredTo, opensOn, opensOnCumulative } from './check-refill.js';

const FIRST = day('2026-11-01');
const supply: fc.Arbitrary<LastSupply> = fc.record({
  filledOn: fc.integer({ min: 0, max: 60 }).map((offset) => addDays(FIRST, offset)),
  daysSupply: fc.integer({ min: 0, max: 120 }),
  schedule: fc.constantFrom(null, ...DEA_SCHEDULES),
});
const check = (last: LastSupply, offset: number): ReturnType<typeof checkRefill> => checkRefill(deepFreeze(last), addDays(FIRST, offset), 'O1', COMMON_RULES);

describe('laws of checkRefill', () => {
  it('once open, it stays open until a new fill', () => {
    fc.assert(fc.property(supply, fc.nat(200), fc.nat(200), (last, offset, later) => {
      if (check(last, offset) === null) expect(check(last, offset + later)).toBeNull();
    }));
  });

  it('a new fill never opens it earlier', () => {
    fc.assert(fc.property(supply, fc.nat(60), fc.nat(200), (last, after, offset) => {
      const refilled = { ...last, filledOn: addDays(last.filledOn, after) };
      if (check(last, offset) !== null) expect(check(refilled, offset)).not.toBeNull();
    }));
  });

  it('opens on the day it names, and at the threshold of the elapsed share (R126)', () => {
    fc.assert(fc.property(supply, fc.nat(200), (last, offset) => {
      const [on, opens] = [addDays(FIRST, offset), opensOn(last, COMMON_RULES)];
      expect(check(last, offset) === null).toBe(on >= opens);
      if (last.schedule === null) expect(on < opens).toBe((on - last.filledOn) * 4 < last.daysSupply * 3);
      if (last.schedule !== null && last.daysSupply < 30) expect(on < opens).toBe((on - last.filledOn) * 20 < last.daysSupply * 17);
    }));
  });

  it('a controlled drug never opens before the same one uncontrolled', () => {
    fc.assert(fc.property(supply, (last) => {
      expect(opensOn({ ...last, schedule: 'CIV' }, COMMON_RULES)).toBeGreaterThanOrEqual(opensOn({ ...last, schedule: null }, COMMON_RULES));
    }));
  });
});

describe('laws of all fills together (R127)', () => {
  const fills = fc.array(supply, { minLength: 1, maxLength: 6 }).map((all) => all.map((one) => ({ ...one, schedule: null })));

  it('one fill alone opens by its own share (R126)', () => {
    fc.assert(fc.property(supply.map((one): LastSupply => ({ ...one, schedule: null })), (one) => {
      expect(opensOnCumulative([one], COMMON_RULES)).toBe(opensOn(one, COMMON_RULES));
    }));
  });

  it('fills that touch each other cover the sum of their days; a gap adds to the end and is no credit', () => {
    fc.assert(fc.property(fills, (all) => {
      const [end, first] = [coveredTo(all), Math.min(...all.map(({ filledOn }) => filledOn))];
      expect(end - first).toBeGreaterThanOrEqual(all.reduce((sum, { daysSupply }) => sum + daysSupply, 0));
      expect(end).toBeGreaterThanOrEqual(Math.max(...all.map(({ filledOn, daysSupply }) => filledOn + daysSupply)));
      const together = all.map((one) => ({ ...one, filledOn: FIRST }));
      expect(coveredTo(together) - FIRST).toBe(all.reduce((sum, { daysSupply }) => sum + daysSupply, 0));
    }));
  });

  it('is never more lenient than the last fill alone', () => {
    fc.assert(fc.property(fills, fc.integer({ min: 61, max: 200 }), fc.integer({ min: 1, max: 400 }), (all, offset, lookBack) => {
      const last = all.toSorted((a, b) => a.filledOn - b.filledOn).at(-1);
      if (last !== undefined && checkRefills(all, addDays(FIRST, offset), 'O1', COMMON_RULES, lookBack) === null) expect(check(last, offset)).toBeNull();
    }));
  });
});

describe('refill too soon', () => {
  const filled = (daysSupply: number, schedule: LastSupply['schedule'] = null): LastSupply => ({ filledOn: FIRST, daysSupply, schedule });

  it('V13: 30-day fill, threshold .75: day 22 is too soon (0.733), day 23 is not', () => {
    expect(check(filled(30), 22)).toMatchObject({ code: 'TOO_SOON', severity: 'block', rule: 'R126', params: { elapsedDays: 22, opensOn: '2026-11-24' } });
    expect(check(filled(30), 23)).toBeNull();
  });

  it('V14: a 30-day C-III fill is refused before day 26', () => {
    expect(check(filled(30, 'CIII'), 25)).toMatchObject({ code: 'TOO_SOON', params: { opensOn: '2026-11-27' } });
    expect(check(filled(30, 'CIII'), 26)).toBeNull();
    expect(check(filled(28, 'CIII'), 24)).toBeNull();
  });
});
