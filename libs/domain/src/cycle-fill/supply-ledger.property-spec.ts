import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type LocalMinute, type Milli, addDays, atMinute } from '@cyclefill/domain/kernel';
import { type Regimen, buildPassSchedule } from '@cyclefill/domain/regimen';
import { A_DRUG } from '../../../../test/builders/order.builder.js';
import { COMMON_RULES } from '../../../../test/builders/rules.builder.js';
import { MIDDLE, medPassRows, presences, ranges, regimens, wingStays } from '../../../../test/support/arbitrary-regimen.js';
import { deepFreeze } from '../../../../test/support/deep-freeze.js';
import { computeFill } from './compute-fill.js';
import { explainFill, explanationGaps } from './explain-fill.js';
import type { FillOrder, ResidentContext } from './fill-order.js';
import type { FillResult } from './fill-result.js';
import { movementsOf, supplyAt, supplyLedger } from './supply-ledger.js';
import type { SupplyMovement } from './supply-movement.js';
import { unitsGiven } from './supply.js';

const quantity = fc.integer({ min: 0, max: 200 }).map((quarters) => (quarters * 250) as Milli);
const START = addDays(MIDDLE, -3);

const order = fc.record({ regimen: regimens, holds: fc.array(ranges, { maxLength: 2 }), counted: fc.option(quantity), authorisedLeft: fc.oneof(quantity, fc.constant(10_000_000 as Milli)) })
  .map(({ regimen, holds, counted, authorisedLeft }: { regimen: Regimen; holds: FillOrder['holds']; counted: Milli | null; authorisedLeft: Milli }): FillOrder => deepFreeze({
    orderId: 'O1', residentId: 'R1', regimen, holds, from: Math.min(...regimen.phases.map(({ from }) => from)) as LocalMinute, to: null, mode: 'cycle', prescriberKnown: true, problem: null,
    changedSince: false, schedule: null, earliestFillOn: null, emergency: null, stopsByPolicy: false, drug: A_DRUG, group: null, prnReasonGiven: false, prnReviews: [], previousNdc11: null, splitUnit: 250 as Milli,
    writtenOn: addDays(MIDDLE, -10), refillsUsed: 0, everFilled: false, dosesPerUnit: 1, authorisedLeft, lastFill: null, onHand: counted === null ? null : { quantity: counted, at: atMinute(START) },
  }));

const resident: fc.Arbitrary<ResidentContext> = fc.record({ rows: medPassRows, stays: wingStays, presence: presences }).map(({ rows, stays, presence }) => ({
  passes: buildPassSchedule(rows, stays), presence: deepFreeze(presence), allergiesRecorded: true, placed: true, crushMeds: false, coverage: { partD: false, partDFacility: true, residenceCode: '03' },
  consent: { census: false, standing: [], requestedWindows: [] },
}));
const lengths = fc.array(fc.constantFrom(1, 3, 7, 14, 28), { minLength: 2, maxLength: 5 });

/** One window after the other, each computed from what those before moved. */
function fillInTurn(one: FillOrder, who: ResidentContext, days: readonly number[]): { readonly results: readonly FillResult[]; readonly moved: readonly SupplyMovement[]; readonly end: ReturnType<typeof addDays> } {
  let [from, left] = [MIDDLE, one.authorisedLeft as number];
  const [results, moved]: [FillResult[], SupplyMovement[]] = [[], []];
  for (const [index, length] of days.entries()) {
    const to = addDays(from, length);
    const fed = { ...one, authorisedLeft: left as Milli, ...(moved.length > 0 && { moved: [...moved] }) };
    const result = computeFill(fed, who, { window: { from, to }, previousFrom: addDays(from, -length), asOf: atMinute(addDays(MIDDLE, -30)), pack: COMMON_RULES });
    if (result !== null) {
      results.push(result);
      expect(explanationGaps(explainFill(fed, who, { from, to }, result), result.quantities)).toEqual([]);
      moved.push({ kind: 'packed', at: atMinute(from), until: atMinute(to), units: result.quantities.dispensed, short: result.quantities.short, reference: `B${index}` });
      left -= result.quantities.dispensed;
    }
    from = to;
  }
  return { results, moved, end: from };
}

describe('laws of the supply ledger (R138)', () => {
  it('a supply in another unit than its doses is that supply in theirs; where it cannot be told, no dose is counted and nothing carried', () => {
    const came = fc.array(fc.record({ units: quantity, at: fc.integer({ min: 0, max: 20 }).map((days) => atMinute(addDays(START, days))) }), { maxLength: 3 });
    fc.assert(fc.property(order, resident, came, fc.integer({ min: 1, max: 500 }), (one, who, fills, dosesPerUnit) => {
      const of = (times: number): readonly SupplyMovement[] =>
        movementsOf({ ...one, onHand: one.onHand && { ...one.onHand, quantity: (one.onHand.quantity * times) as Milli }, moved: fills.map(({ units, at }) => ({ kind: 'filled_on_demand', at, units: (units * times) as Milli, reference: '' })) });
      const until = atMinute(addDays(MIDDLE, 30));
      expect(supplyLedger({ ...one, dosesPerUnit }, who, of(1), until)).toEqual(supplyLedger(one, who, of(dosesPerUnit), until));
      const untold = { ...one, dosesPerUnit: null };
      expect(supplyLedger(untold, who, of(1), until).filter(({ kind }) => kind === 'used')).toEqual([]);
      expect(supplyAt(untold, who, MIDDLE, 'left-out')).toBe(0);
    }));
  });

  it('over any sequence of cycles need + waste = dispensed + carried in - carried out, and each window begins with what the one before left', () => {
    fc.assert(fc.property(order, resident, lengths, (one, who, days) => {
      const { results, moved, end } = fillInTurn(one, who, days);
      for (const [index, { quantities }] of results.slice(1).entries()) expect(quantities.carryIn).toBe(results[index]?.quantities.carryOut);
      const entries = supplyLedger(one, who, movementsOf({ ...one, moved }), atMinute(end));
      const sum = (...kinds: readonly string[]): number => entries.reduce((total, { kind, units }) => (kinds.includes(kind) ? total + units : total), 0);
      const need = results.reduce((total, { quantities }) => total + quantities.due - quantities.short, 0);
      const [carryIn, carryOut] = [results[0]?.quantities.carryIn ?? 0, results.at(-1)?.quantities.carryOut ?? 0];
      expect(need - sum('part_waste')).toBe(sum('dispensed') + carryIn - carryOut);
      if (results.length > 0) expect(entries.at(-1)?.balance).toBe(carryOut);
    }));
  });

  const movement = fc.tuple(fc.integer({ min: -3, max: 40 }), fc.integer({ min: 0, max: 1439 }), quantity, fc.constantFrom<SupplyMovement['kind'][]>('packed', 'filled_on_demand', 'lost', 'taken_along', 'ekit', 'returned', 'destroyed', 'counted'))
    .map(([offset, minute, units, kind]): SupplyMovement => {
      const at = (atMinute(addDays(MIDDLE, offset)) + minute) as LocalMinute;
      return kind === 'packed' ? { kind, at, units, short: 0 as Milli, until: (at + 7 * 1440) as LocalMinute, reference: 'B' } : { kind, at, units, filled: Math.min(units, 500), reference: 'X' } as SupplyMovement;
    });

  it('its units add up to its balance, row by row, and never fall below nothing, whatever moved and in whatever order it is told', () => {
    fc.assert(fc.property(order, resident, fc.array(movement, { maxLength: 8 }), (one, who, moved) => {
      const all = movementsOf({ ...one, moved });
      const entries = supplyLedger(one, who, all, atMinute(addDays(MIDDLE, 60)));
      let balance = 0;
      for (const entry of entries) {
        balance += entry.units;
        expect(entry.balance).toBe(balance);
        expect(balance).toBeGreaterThanOrEqual(0);
      }
      expect(entries.map(({ at }) => at)).toEqual(entries.map(({ at }) => at).toSorted((a, b) => a - b));
    }));
  });

  it('is what a window begins with; with a count alone that is the count less what is given until then', () => {
    fc.assert(fc.property(order, resident, fc.nat(40), (one, who, offset) => {
      const day = addDays(MIDDLE, offset);
      const inSum = one.onHand === null ? 0 : Math.max(0, one.onHand.quantity - unitsGiven(one, who, one.onHand.at, atMinute(day), 'left-out'));
      expect(supplyAt(one, who, day, 'left-out')).toBe(inSum);
      expect(supplyAt({ ...one, moved: [] }, who, day, 'left-out')).toBe(inSum);
    }));
  });
});
