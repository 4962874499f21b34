import { describe, expect, it } from '@jest/globals';
import { atMinute, day } from '@cyclefill/domain/kernel';
import { orderStateAt } from './order-state.js';
import { lastStay } from './stay.js';

const at = (text: string, minute = 0) => atMinute(day(text), minute);
const order = { from: at('2026-12-01'), to: at('2026-12-10', 720) };
const held = [{ from: at('2026-12-04'), to: at('2026-12-06') }, { from: at('2026-12-09'), to: null }];

describe('an order at a moment', () => {
  it.each([
    ['planned', at('2026-11-30', 1439)], ['active', at('2026-12-01')], ['held', at('2026-12-04')], ['held', at('2026-12-05', 1439)], ['active', at('2026-12-06')],
    ['held', at('2026-12-10', 719)], ['stopped', at('2026-12-10', 720)],
  ] as const)('is %s', (state, moment) => expect(orderStateAt(order, held, moment)).toBe(state));
});

describe('the last stay of a resident', () => {
  const placed = { kind: 'placed' as const, from: at('2026-01-01'), to: null };
  const discharge = { kind: 'discharge' as const, from: at('2026-11-01'), to: null };
  const again = { kind: 'placed' as const, from: at('2026-11-20'), to: null };

  it('ends with the first discharge after it began', () => {
    expect(lastStay([placed, discharge])).toEqual({ admittedAt: placed.from, dischargedAt: discharge.from });
    expect(lastStay([placed])).toEqual({ admittedAt: placed.from, dischargedAt: null });
    expect(lastStay([])).toEqual({ admittedAt: null, dischargedAt: null });
  });

  it('begins anew with a readmission', () => {
    expect(lastStay([placed, discharge, again])).toEqual({ admittedAt: again.from, dischargedAt: null });
  });

  it('goes on when a folder places somebody who lives here already in another bed: that is no admission', () => {
    const elsewhere = { ...placed, from: at('2026-06-01') };
    expect(lastStay([placed, elsewhere])).toEqual({ admittedAt: placed.from, dischargedAt: null });
    expect(lastStay([placed, elsewhere, discharge])).toEqual({ admittedAt: placed.from, dischargedAt: discharge.from });
    expect(lastStay([placed, discharge, again, { ...again, from: at('2026-12-01') }])).toEqual({ admittedAt: again.from, dischargedAt: null });
  });
});
