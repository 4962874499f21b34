import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type OpenTote, type ToteCandidate, type TravelStanding, checkToteItem } from './check-tote-item.js';
import { TOTE_STATES, mayToteStep } from './tote-state.js';

const place = fc.constantFrom('one', 'two');
const wing = fc.constantFrom(null, 'north', 'south');
const tote: fc.Arbitrary<OpenTote> = fc.record({ toteId: fc.constantFrom('t1'), facilityId: place, wingId: wing, open: fc.boolean() });
const item: fc.Arbitrary<ToteCandidate> = fc.record({
  facilityId: place, wingId: wing, standing: fc.constantFrom<TravelStanding>('unchecked', 'ready', 'in_tote', 'sent', 'withdrawn'), toteId: fc.constantFrom(null, 't1', 't2'), outOfDate: fc.boolean(),
});

describe('what goes into a tote', () => {
  it('is checked, up to date, of its facility and of its wing; all else stays out', () => {
    fc.assert(fc.property(tote, item, (one, thing) => {
      const { verdict, code } = checkToteItem(one, { ...thing, toteId: thing.standing === 'in_tote' ? 't2' : null });
      const fits = one.open && thing.facilityId === one.facilityId && (one.wingId === null || one.wingId === thing.wingId) && thing.standing === 'ready' && !thing.outOfDate;
      expect(verdict).toBe(fits ? 'ok' : 'stop');
      expect(code === 'added').toBe(fits);
    }));
  });

  it('is never what is out of date, not even what lies in it already', () => {
    fc.assert(fc.property(tote, item, (one, thing) => expect(checkToteItem(one, { ...thing, outOfDate: true }).verdict).toBe('stop')));
  });

  it('scanned twice lies in it once', () => {
    fc.assert(fc.property(tote, item, (one, thing) => {
      expect(checkToteItem(one, { ...thing, toteId: 't1', outOfDate: false })).toEqual({ verdict: 'ok', code: 'already_in' });
    }));
  });

  it('of a code that nobody knows is told, and another home before anything about the pack', () => {
    const open: OpenTote = { toteId: 't1', facilityId: 'one', wingId: null, open: true };
    expect(checkToteItem(open, null)).toEqual({ verdict: 'stop', code: 'not_known' });
    expect(checkToteItem(open, { facilityId: 'two', wingId: null, standing: 'withdrawn', toteId: null, outOfDate: true })).toEqual({ verdict: 'stop', code: 'wrong_tote' });
  });
});

describe('a tote', () => {
  it('goes one step forward and never back', () => {
    const steps = TOTE_STATES.flatMap((from) => TOTE_STATES.filter((next) => mayToteStep(from, next)).map((next) => `${from}-${next}`));
    expect(steps).toEqual(['open-closed', 'closed-loaded', 'loaded-delivered', 'delivered-received']);
  });
});
