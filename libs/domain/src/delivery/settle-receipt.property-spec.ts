import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { EpochMinute, Milli } from '@cyclefill/domain/kernel';
import { type ExpectedItem, type ToldItem, settleReceipt } from './settle-receipt.js';
import { UNRECEIVED_HOURS, countUnreceived } from './unreceived.js';

const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
const milli = fc.integer({ min: 1, max: 60_000 }).map((value) => value as Milli);
const expected: fc.Arbitrary<readonly ExpectedItem[]> = fc.uniqueArray(fc.record({ itemId: id, units: milli, stopped: fc.boolean(), arrivedBefore: fc.boolean() }), { selector: ({ itemId }) => itemId });
const told: fc.Arbitrary<readonly ToldItem[]> = fc.uniqueArray(
  fc.record({ itemId: id, condition: fc.constantFrom('received' as const, 'short' as const, 'damaged' as const), units: fc.option(milli, { nil: undefined }) }), { selector: ({ itemId }) => itemId },
);
const untold = fc.constantFrom('short' as const, 'received' as const);

describe('a receipt against the list of a tote', () => {
  it('says one thing of every item of the list, and nothing of anything else', () => {
    fc.assert(fc.property(expected, told, untold, (list, words, rest) => {
      expect(settleReceipt(list, words, rest).map(({ itemId }) => itemId)).toEqual(list.map(({ itemId }) => itemId));
    }));
  });

  it('never finds more than was sent, and whole only what is received', () => {
    fc.assert(fc.property(expected, told, untold, (list, words, rest) => {
      for (const { condition, units, expected: all } of settleReceipt(list, words, rest)) {
        expect(units).toBeGreaterThanOrEqual(0);
        expect(units).toBeLessThanOrEqual(all);
        expect(units === all).toBe(condition === 'received');
      }
    }));
  });

  it('gives residents nothing of what is out of date or recalled, whatever the nurse says of it', () => {
    fc.assert(fc.property(expected, told, untold, (list, words, rest) => {
      const used = settleReceipt(list.map((item) => ({ ...item, stopped: true })), words, rest);
      expect(used.every(({ units, condition }) => units === 0 && condition !== 'received')).toBe(true);
    }));
  });

  it('scanned one by one, what nobody scanned is short; counted, it is there; what came with another tote is not missed', () => {
    const list: readonly ExpectedItem[] = [{ itemId: 'a', units: 14_000 as Milli, stopped: false, arrivedBefore: false }, { itemId: 'b', units: 7000 as Milli, stopped: false, arrivedBefore: true }];
    expect(settleReceipt(list, [], 'short').map(({ condition }) => condition)).toEqual(['short', 'received']);
    expect(settleReceipt(list, [{ itemId: 'b', condition: 'damaged' }], 'received').map(({ condition }) => condition)).toEqual(['received', 'damaged']);
  });
});

describe('what left and was not received (F11)', () => {
  it('is counted as a whole: recent and older together are all of it, and time only moves it from recent to older', () => {
    const instants = fc.array(fc.nat({ max: 20_000 }).map((at) => at as EpochMinute));
    fc.assert(fc.property(instants, fc.nat({ max: 30_000 }), fc.nat({ max: 5000 }), (left, now, wait) => {
      const [before, after] = [countUnreceived(left, now as EpochMinute), countUnreceived(left, (now + wait) as EpochMinute)];
      expect(before.recent + before.older).toBe(left.length);
      expect(after.recent).toBeLessThanOrEqual(before.recent);
    }));
  });

  it('becomes a question after 72 hours, to the minute', () => {
    const at = [0 as EpochMinute];
    expect([countUnreceived(at, (UNRECEIVED_HOURS * 60 - 1) as EpochMinute), countUnreceived(at, (UNRECEIVED_HOURS * 60) as EpochMinute)]).toEqual([{ recent: 1, older: 0 }, { recent: 0, older: 1 }]);
  });
});
