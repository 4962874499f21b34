import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Day, type LocalMinute, type Milli, addDays, atMinute, day } from '@cyclefill/domain/kernel';
import { type PackPlan, classifyProduct, layoutPack } from '@cyclefill/domain/packing';
import { buildPassSchedule, forEachDose } from '@cyclefill/domain/regimen';
import { errorProneTerms } from '@cyclefill/domain/sig';
import { SLOW_LAW } from '../../../../test/support/law-runs.js';
import type { MarOrderInput } from './mar-order.js';
import { AN_IDENTITY, A_RESIDENT, aMarOrder } from '../../../../test/builders/order-print.builder.js';
import { buildPackCheck } from './pack-check.document.js';
import type { PackCheckModel } from './pack-check.model.js';

const PASSES = buildPassSchedule([], []);
const DAYS = { from: day('2026-12-07'), to: day('2027-01-04') };
const dayNear = fc.integer({ min: -10, max: 30 }).map((offset) => addDays(DAYS.from, offset));
const order = fc.record({
  from: dayNear, length: fc.option(fc.integer({ min: 1, max: 30 })), code: fc.constantFrom('QD', 'BID', 'QID', 'Q6H'), dose: fc.constantFrom(500, 1000, 2000).map((dose) => dose as Milli), every: fc.integer({ min: 1, max: 3 }),
});
type Given = typeof order extends fc.Arbitrary<infer One> ? One : never;

function marOrder({ from, length, code, dose, every }: Given, index: number): MarOrderInput {
  const to = length === null ? null : atMinute(addDays(from, length));
  const made = aMarOrder(String(index), { anchor: from, from: atMinute(from), to, days: every === 1 ? { kind: 'daily' } : { kind: 'every-n-days', every }, times: { kind: 'passes', code }, dose: { kind: 'fixed', dose } });
  return { ...made, orderId: made.rxNumber };
}

function packsOf(orders: readonly MarOrderInput[], preference: 'card' | 'multi_dose'): readonly PackPlan[] {
  const product = { displayName: 'metformin', ingredient: 'metformin', form: 'Oral Tablet', category: 'oral_solid' };
  return layoutPack(orders.map((one) => {
    const doses: { at: LocalMinute; dose: Milli }[] = [];
    if (one.regimen !== null) forEachDose(one.regimen, PASSES, DAYS, (on, minute, dose) => doses.push({ at: atMinute(on, minute), dose }));
    return { orderId: one.rxNumber, residentId: 'R1', product: { ...product, ...classifyProduct(product), ndc11: '1', schedule: null, labelLength: 16 }, prn: false, variesByDay: false, largestDose: 2000 as Milli, doses };
  }).filter(({ doses }) => doses.length > 0), DAYS, preference).packs;
}

function check(orders: readonly MarOrderInput[], packs: readonly PackPlan[]): PackCheckModel {
  return buildPackCheck({
    paper: 'letter', identity: AN_IDENTITY, resident: A_RESIDENT, madeOn: DAYS.from as Day, orders, packs: packs.map((plan, index) => ({ code: `K-${index}`, plan })),
    context: { passes: PASSES, days: DAYS, absences: [], dischargedAt: null },
  });
}

const situations = fc.tuple(fc.array(order, { minLength: 1, maxLength: 5 }), fc.constantFrom<'card' | 'multi_dose'>('card', 'multi_dose'));

describe('packs against the record', () => {
  it('packs laid out from the doses of the record agree with it order by order, and every order is named once', () => {
    fc.assert(fc.property(situations, ([given, preference]) => {
      const orders = given.map(marOrder);
      const model = check(orders, packsOf(orders, preference));
      for (const { differences, onRecord, inPacks } of model.lines) expect([differences, inPacks]).toEqual([[], onRecord]);
      expect([...model.lines, ...model.notInPack].map(({ rx }) => rx).toSorted()).toEqual(orders.map(({ rxNumber }) => `Rx ${rxNumber}`).toSorted());
      expect(model.verdict).toMatch(/^All/u);
    }), SLOW_LAW);
  });

  it('a cell that is gone, added or of another amount is told with its moment', () => {
    fc.assert(fc.property(situations, fc.nat(), fc.constantFrom('gone', 'more', 'later'), ([given, preference], at, how) => {
      const orders = given.map(marOrder);
      const packs = packsOf(orders, preference);
      fc.pre(packs.length > 0);
      const nth = at % packs.length;
      const changed = packs.map((plan, index): PackPlan => (index !== nth ? plan : {
        ...plan,
        cells: plan.cells.flatMap((cell, position) => {
          if (position > 0) return [cell];
          if (how === 'gone') return [];
          const [first, ...rest] = cell.contents;
          if (first === undefined) return [cell];
          return how === 'more' ? [{ ...cell, contents: [{ ...first, dose: (first.dose + 1000) as Milli }, ...rest] }] : [{ ...cell, at: (cell.at + 1) as LocalMinute }];
        }),
      }));
      const { lines, notInPack, verdict } = check(orders, changed);
      const told = lines.filter(({ differences }) => differences.length > 0).length + notInPack.filter(({ reason }) => reason.startsWith('DUE AND IN NO PACK')).length;
      expect(told).toBeGreaterThan(0);
      if (lines.some(({ differences }) => differences.length > 0)) expect(verdict).toContain('DIFFER');
      for (const text of lines.flatMap(({ differences }) => differences)) expect({ text, terms: errorProneTerms(text) }).toEqual({ text, terms: [] });
    }), SLOW_LAW);
  });
});
