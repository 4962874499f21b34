import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FINDING_CODES, type Milli, addDays, atMinute, dayOf, isBlocked } from '@cyclefill/domain/kernel';
import { type Regimen, canBeginStat, doseStateAt, expandRegimen, packableDoses, statPhaseOf, withFirstDose } from '@cyclefill/domain/regimen';
import { COMMON_RULES } from '../../../../test/builders/rules.builder.js';
import { fillOrders, free, quantities, residents } from '../../../../test/support/arbitrary-fill.js';
import { MIDDLE, plainRegimens, regimens } from '../../../../test/support/arbitrary-regimen.js';
import { deepFreeze } from '../../../../test/support/deep-freeze.js';
import { computeFill } from './compute-fill.js';
import { explainFill, explanationGaps } from './explain-fill.js';
import type { FillWindow } from './fill-window.js';
import type { FillOrder, ResidentContext } from './fill-order.js';
import type { FillResult } from './fill-result.js';
import { ruleSource } from './rule-sources.js';

const batchOf = (offset: number, length: number): FillWindow => ({
  window: { from: addDays(MIDDLE, offset), to: addDays(MIDDLE, offset + length) },
  previousFrom: addDays(MIDDLE, offset - length),
  asOf: atMinute(addDays(MIDDLE, -30)),
  pack: COMMON_RULES,
});
const batch = fc.tuple(fc.integer({ min: 0, max: 10 }), fc.constantFrom(1, 7, 14, 28, 31)).map(([offset, length]) => deepFreeze(batchOf(offset, length)));
const order = fillOrders(regimens);

const holds = (law: (result: FillResult, order: FillOrder, resident: ResidentContext, batch: FillWindow) => void): void => {
  fc.assert(fc.property(order, residents, batch, (one, who, when) => {
    const result = computeFill(one, who, when);
    if (result !== null) law(result, one, who, when);
  }));
};

/** Regimens that begin with a STAT dose. */
const begun = regimens.filter(canBeginStat).map((regimen) => withFirstDose(regimen, 'stat_then_next_slot'));

describe('laws of a STAT dose (D46)', () => {
  it('conserves with it, explains it, and packs every due dose of the stretch but it', () => {
    fc.assert(fc.property(fillOrders(begun), residents, batch, (one, who, when) => {
      const result = computeFill(one, who, when);
      if (result === null) return;
      const { quantities: all, packFrom, packTo } = result;
      expect(all.due).toBe(all.covered + all.dispensed + all.short + all.stat);
      expect(all.carryIn).toBe(all.covered + all.carryOut);
      const explanation = explainFill(one, who, when.window, result);
      expect(explanationGaps(explanation, all)).toEqual([]);
      expect(explanation.steps.reduce((sum, step) => sum + step.quantity, 0)).toBe(all.dispensed);
      if (packFrom === null || packTo === null) return;
      const packed = packableDoses(one, who, packFrom, packTo);
      expect(packed.reduce((sum, { dose }) => sum + dose, 0)).toBe(all.dispensed);
      expect(statPhaseOf(one.regimen as Regimen)?.from).toBeLessThanOrEqual(packFrom);
    }));
  });

  it('is counted in one window and once: out of what is there when that is enough, else from elsewhere', () => {
    fc.assert(fc.property(fillOrders(begun), residents, quantities, (plain, who, onHand) => {
      const present = { ...who, presence: { absences: [], dischargedAt: null } };
      const one: FillOrder = { ...free(plain), holds: [], onHand: { quantity: onHand, at: atMinute(addDays(dayOf(plain.from), -7)) } };
      const stat = statPhaseOf(one.regimen as Regimen);
      const dose = stat?.dose.kind === 'fixed' ? stat.dose.dose : 0;
      const day = dayOf(one.from);
      const windows = [-7, 0, 7].map((offset): FillWindow => ({ ...batchOf(0, 7), window: { from: addDays(day, offset), to: addDays(day, offset + 7) }, asOf: atMinute(addDays(day, -30)) }));
      const begins = stat === undefined ? 0 : dose <= onHand ? 0 : dose;
      const elsewhere = windows.map((when) => computeFill(one, present, when)?.quantities.stat ?? 0);
      expect(elsewhere).toEqual([0, begins, 0]);
    }));
  });
});

describe('laws of computeFill', () => {
  it('conserves: due = covered + dispensed + short, carried in = covered + carried out, nothing below zero', () => {
    holds(({ quantities: all }) => {
      expect(all.due).toBe(all.covered + all.dispensed + all.short);
      expect(all.carryIn).toBe(all.covered + all.carryOut);
      expect(all.pulled).toBe(Math.ceil(all.dispensed / 1000));
      expect([all.due <= all.afterHolds, all.afterHolds <= all.scheduled]).toEqual([true, true]);
      for (const value of Object.values(all)) expect(value).toBeGreaterThanOrEqual(0);
    });
  });

  it('counts the doses that the regimen enumerates, by their state (R133)', () => {
    holds(({ quantities }, one, who, when) => {
      const doses = one.regimen === null ? [] : expandRegimen(one.regimen, who.passes, when.window);
      const sum = (of: typeof doses): number => of.reduce((total, dose) => total + dose.dose, 0);
      const state = (dose: (typeof doses)[number], presence = who.presence): string => doseStateAt(atMinute(dose.day, dose.minute), one.holds, presence);
      expect(quantities.scheduled).toBe(sum(doses));
      expect(quantities.afterHolds).toBe(sum(doses.filter((dose) => state(dose, { absences: [], dischargedAt: null }) !== 'held')));
      expect(quantities.due).toBe(sum(doses.filter((dose) => state(dose) === 'due')));
      expect(quantities.adminDays).toBe(new Set(doses.map((dose) => dose.day)).size);
    });
  });

  it('is explained by steps that add up to each of its numbers', () => {
    holds((result, one, who, when) => {
      const explanation = explainFill(one, who, when.window, result);
      expect(explanationGaps(explanation, result.quantities)).toEqual([]);
      expect(explanation.steps.reduce((sum, step) => sum + step.quantity, 0)).toBe(result.quantities.dispensed);
      for (const { rule } of explanation.steps) expect(ruleSource(rule)).not.toBeNull();
      const other = { ...result.quantities, dispensed: (result.quantities.dispensed + 1) as Milli };
      expect(explanationGaps(explanation, other)).toEqual(['dispensed']);
    });
  });

  it('packs exactly the due doses of one stretch', () => {
    holds(({ quantities, packFrom, packTo }, one, who, when) => {
      if (packFrom === null || packTo === null) {
        expect([packFrom, packTo, quantities.dispensed]).toEqual([null, null, 0]);
        return;
      }
      const packed = expandRegimen(one.regimen ?? { prn: true, phases: [] }, who.passes, when.window).filter((dose) => {
        const at = atMinute(dose.day, dose.minute);
        return at >= packFrom && at < packTo && doseStateAt(at, one.holds, who.presence) === 'due';
      });
      expect(packed.reduce((total, dose) => total + dose.dose, 0)).toBe(quantities.dispensed);
    });
  });

  it('dispenses nothing beyond the authorisation, nothing for a blocked order, nothing outside the cycle', () => {
    holds(({ quantities, findings, status }, one) => {
      expect(quantities.dispensed).toBeLessThanOrEqual(one.authorisedLeft);
      if (isBlocked(findings) || one.mode !== 'cycle') expect(quantities.dispensed).toBe(0);
      expect(status === 'excepted').toBe(isBlocked(findings));
    });
  });

  it('fed its own result as supply it dispenses nothing', () => {
    fc.assert(fc.property(order, residents, batch, (one, who, when) => {
      const first = computeFill(one, who, when);
      // A prescription that ran out between doses of different sizes may still allow a smaller one later.
      if (first === null || first.quantities.short > 0) return;
      const { carryIn, dispensed } = first.quantities;
      const supplied: FillOrder = { ...one, authorisedLeft: (one.authorisedLeft - dispensed) as Milli, onHand: { quantity: (carryIn + dispensed) as Milli, at: atMinute(when.window.from) } };
      const again = computeFill(deepFreeze(supplied), who, when);
      expect(again?.quantities.dispensed).toBe(0);
      expect(again?.quantities.short).toBe(0);
    }));
  });

  it('fed its own result it dispenses nothing even when short, as long as all doses are alike', () => {
    fc.assert(fc.property(fillOrders(plainRegimens), residents, batch, (one, who, when) => {
      const first = computeFill(one, who, when);
      if (first === null) return;
      const { carryIn, dispensed } = first.quantities;
      const again = computeFill({ ...one, authorisedLeft: (one.authorisedLeft - dispensed) as Milli, onHand: { quantity: (carryIn + dispensed) as Milli, at: atMinute(when.window.from) } }, who, when);
      expect(again?.quantities.dispensed).toBe(0);
    }));
  });

  it('needs the same in a window as in its two halves', () => {
    fc.assert(fc.property(order, residents, fc.nat(10), fc.integer({ min: 2, max: 31 }), fc.nat(31), (one, who, offset, length, at) => {
      const cut = 1 + (at % (length - 1));
      const [whole, left, right] = [batchOf(offset, length), batchOf(offset, cut), batchOf(offset + cut, length - cut)].map((when) => computeFill(one, who, when)?.quantities);
      for (const key of ['scheduled', 'afterHolds', 'due', 'adminDays'] as const) expect((left?.[key] ?? 0) + (right?.[key] ?? 0)).toBe(whole?.[key] ?? 0);
    }));
  });

  it('dispenses the same over a window as over its two halves: what is left over is carried, not given twice', () => {
    fc.assert(fc.property(fillOrders(plainRegimens), residents, fc.nat(10), fc.integer({ min: 2, max: 31 }), fc.nat(31), (given, who, offset, length, at) => {
      const [one, cut] = [free(given), 1 + (at % (length - 1))];
      const whole = computeFill(one, who, batchOf(offset, length));
      const left = computeFill(one, who, batchOf(offset, cut));
      const carried = left === null ? one.onHand : { quantity: left.quantities.carryOut, at: atMinute(addDays(MIDDLE, offset + cut)) };
      const right = computeFill({ ...one, onHand: carried }, who, batchOf(offset + cut, length - cut));
      expect((left?.quantities.dispensed ?? 0) + (right?.quantities.dispensed ?? 0)).toBe(whole?.quantities.dispensed ?? 0);
    }));
  });

  it('never dispenses more because more is on hand', () => {
    fc.assert(fc.property(order, residents, batch, quantities, quantities, (given, who, when, some, more) => {
      const dispensed = (onHand: number): number => computeFill({ ...free(given), onHand: { quantity: onHand as Milli, at: atMinute(when.window.from) } }, who, when)?.quantities.dispensed ?? 0;
      expect(dispensed(some + more)).toBeLessThanOrEqual(dispensed(some));
    }));
  });

  it('does not care about the order of holds, absences and phases', () => {
    holds((result, one, who, when) => {
      const turned: FillOrder = { ...one, holds: one.holds.toReversed(), regimen: one.regimen && { ...one.regimen, phases: one.regimen.phases.toReversed() } };
      const elsewhere = { ...who, presence: { ...who.presence, absences: who.presence.absences.toReversed() } };
      const { quantities, status, packFrom, packTo, findings } = computeFill(turned, elsewhere, when) ?? result;
      expect({ quantities, status, packFrom, packTo }).toEqual({ quantities: result.quantities, status: result.status, packFrom: result.packFrom, packTo: result.packTo });
      expect(findings.map((finding) => finding.code)).toEqual(result.findings.map((finding) => finding.code));
    });
  });

  it('reports findings in the order of their codes', () => {
    holds(({ findings }) => {
      const ranks = findings.map((finding) => FINDING_CODES.indexOf(finding.code));
      expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
    });
  });

  it('is silent exactly on orders over before the decision or starting after the window', () => {
    fc.assert(fc.property(order, residents, batch, (one, who, when) => {
      const active = one.from < atMinute(when.window.to) && (one.to === null || one.to > when.asOf);
      expect(computeFill(one, who, when) !== null).toBe(active);
    }));
  });
});
