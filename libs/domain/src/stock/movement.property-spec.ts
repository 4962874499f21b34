import { describe, expect, it } from '@jest/globals';
import { type Milli, timesMilli } from '@cyclefill/domain/kernel';
import fc from 'fast-check';
import { type ContainerBalance, type Movement, NEW_CONTAINER, applyMovement, freeIn, reservedIn, usableFor } from './movement.js';

const units = fc.integer({ min: 1, max: 40_000 }).map((value) => value as Milli);
const signed = fc.integer({ min: -40_000, max: 40_000 }).filter((value) => value !== 0).map((value) => value as Milli);
const batchId = fc.constantFrom('a', 'b', 'c');
const movement: fc.Arbitrary<Movement> = fc.oneof(
  fc.record({ kind: fc.constant('receive' as const), units }),
  fc.record({ kind: fc.constantFrom('reserve' as const, 'release' as const), units, batchId }),
  fc.record({ kind: fc.constantFrom('use' as const, 'waste' as const), units, batchId: fc.option(batchId) }),
  fc.record({ kind: fc.constant('return' as const), units: signed }),
  fc.record({ kind: fc.constantFrom('adjust' as const, 'count' as const), units: signed, belowZero: fc.boolean() }),
  fc.record({ kind: fc.constantFrom('quarantine' as const, 'release_quarantine' as const, 'recall' as const, 'move' as const) }),
);

/** What a person would keep on paper: a number on hand and a number for each batch. */
interface Paper {
  onHand: number;
  readonly kept: Record<string, number>;
  aside: 'quarantined' | 'recalled' | null;
}

const sum = (paper: Paper): number => Object.values(paper.kept).reduce((total, value) => total + value, 0);

/** The same in other words, unit by unit of reasoning; false = it cannot be done, and nothing was. */
function onPaper(paper: Paper, one: Movement): boolean {
  const usable = paper.aside === null && paper.onHand !== 0;
  switch (one.kind) {
    case 'receive':
      paper.onHand += one.units;
      return true;
    case 'reserve':
      if (!usable || paper.onHand - sum(paper) < one.units) return false;
      paper.kept[one.batchId] = (paper.kept[one.batchId] ?? 0) + one.units;
      return true;
    case 'release':
      if ((paper.kept[one.batchId] ?? 0) < one.units) return false;
      paper.kept[one.batchId] = (paper.kept[one.batchId] ?? 0) - one.units;
      return true;
    case 'use':
    case 'waste': {
      const own = one.batchId === null ? 0 : (paper.kept[one.batchId] ?? 0);
      if (!usable || Math.max(0, paper.onHand - sum(paper)) + own < one.units) return false;
      if (one.batchId !== null) paper.kept[one.batchId] = Math.max(0, own - one.units);
      paper.onHand -= one.units;
      return true;
    }
    case 'return':
    case 'adjust':
    case 'count': {
      const after = paper.onHand + one.units;
      if (one.units < 0 && after < 0 && !('belowZero' in one && one.belowZero)) return false;
      if (Math.max(0, after) < sum(paper)) return false;
      paper.onHand = after;
      return true;
    }
    case 'quarantine':
      if (paper.aside === 'recalled' || sum(paper) > 0) return false;
      paper.aside = 'quarantined';
      return true;
    case 'recall':
      if (sum(paper) > 0) return false;
      paper.aside = 'recalled';
      return true;
    case 'release_quarantine':
      if (paper.aside !== 'quarantined') return false;
      paper.aside = null;
      return true;
    default:
      return true;
  }
}

describe('the ledger of a container', () => {
  it('comes, after any movements, to what stands on paper; what cannot be leaves it as it was', () => {
    fc.assert(fc.property(fc.array(movement, { maxLength: 60 }), (movements) => {
      let balance: ContainerBalance = NEW_CONTAINER;
      let [total, kept] = [0, 0];
      const paper: Paper = { onHand: 0, kept: {}, aside: null };
      for (const one of movements) {
        const effect = applyMovement(balance, one);
        expect(typeof effect !== 'string').toBe(onPaper(paper, one));
        if (typeof effect === 'string') continue;
        balance = effect.after;
        total += effect.milli;
        kept += effect.reservedMilli;
      }
      expect([balance.onHand, reservedIn(balance)]).toEqual([paper.onHand, sum(paper)]);
      expect([total, kept]).toEqual([balance.onHand, reservedIn(balance)]);
    }));
  });

  it('keeps its laws at each step: below nothing by a correction alone that says so, never more kept than there is, nothing kept of what is set aside', () => {
    fc.assert(fc.property(fc.array(movement, { maxLength: 60 }), (movements) => {
      let balance: ContainerBalance = NEW_CONTAINER;
      for (const one of movements) {
        const effect = applyMovement(balance, one);
        if (typeof effect === 'string') continue;
        if (effect.after.onHand < 0 && effect.after.onHand < balance.onHand) expect('belowZero' in one && one.belowZero).toBe(true);
        balance = effect.after;
        expect(reservedIn(balance)).toBeLessThanOrEqual(Math.max(0, balance.onHand));
        if (balance.state === 'quarantined' || balance.state === 'recalled') expect([reservedIn(balance), freeIn(balance), usableFor(balance, 'a')]).toEqual([0, 0, 0]);
        if (balance.state === 'empty') expect(balance.onHand).toBe(0);
      }
    }));
  });

  it('lets nobody else have what is kept for a batch', () => {
    fc.assert(fc.property(units, units, (all, kept) => {
      fc.pre(kept <= all);
      const received = applyMovement(NEW_CONTAINER, { kind: 'receive', units: all });
      if (typeof received === 'string') throw new Error(received);
      const reserved = applyMovement(received.after, { kind: 'reserve', units: kept, batchId: 'a' });
      if (typeof reserved === 'string') throw new Error(reserved);
      expect([usableFor(reserved.after, 'a'), usableFor(reserved.after, 'b')]).toEqual([all, all - kept]);
      expect(applyMovement(reserved.after, { kind: 'use', units: (all - kept + 1) as Milli, batchId: 'b' })).toBe('reserved');
      const used = applyMovement(reserved.after, { kind: 'use', units: kept, batchId: 'a' });
      expect(used).toMatchObject({ milli: timesMilli(kept, -1), reservedMilli: timesMilli(kept, -1) });
    }));
  });

  it('ends with what is destroyed', () => {
    const destroyed = applyMovement({ ...NEW_CONTAINER, state: 'quarantined', onHand: 5000 as Milli }, { kind: 'destroy' });
    expect(destroyed).toMatchObject({ milli: -5000, after: { state: 'destroyed', onHand: 0 } });
    if (typeof destroyed !== 'string') expect(applyMovement(destroyed.after, { kind: 'receive', units: 1000 as Milli })).toBe('destroyed');
  });
});
