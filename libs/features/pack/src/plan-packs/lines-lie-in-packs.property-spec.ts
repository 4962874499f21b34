import { describe, expect, it } from '@jest/globals';
import { type PackOrder, conflictBetween } from '@cyclefill/domain/packing';
import fc from 'fast-check';
import { dueDoses, lives, planOf } from '../../../../../test/support/arbitrary-life.js';
import { layOutBatch } from './lay-out-batch.js';

describe('the fill lines of a resident and the packs that are made of them', () => {
  it('agree to the unit: each dispensed dose is due and lies in exactly one cell, or its order on one bulk line with a reason; nothing else lies anywhere, nothing after a stop, no forbidden pair', () => {
    let [cells, bulks] = [0, 0];
    fc.assert(fc.property(lives, (life) => {
      const plan = planOf(life);
      const { layout } = layOutBatch(plan);
      const contents = layout.packs.flatMap((pack) => pack.cells.flatMap(({ at, contents: all }) => all.map(({ orderId, dose }) => ({ rxNumber: orderId, at, dose }))));
      const lines = new Map(plan.lines.map((line) => [line.order.rxNumber, line]));
      for (const order of life.snapshot.orders) {
        const { rxNumber } = order;
        const [line, inCells, onBulk] = [lines.get(rxNumber), contents.filter((one) => one.rxNumber === rxNumber), layout.bulk.filter((one) => one.orderId === rxNumber)];
        const dispensed = line?.quantities.dispensed ?? 0;
        const sum = inCells.reduce((total, { dose }) => total + dose, 0) + onBulk.reduce((total, { quantity }) => total + quantity, 0);
        expect({ rxNumber, sum, places: Number(inCells.length > 0) + onBulk.length }).toEqual({ rxNumber, sum: dispensed, places: dispensed === 0 ? 0 : 1 });
        for (const bulk of onBulk) expect(bulk.reason).toEqual(expect.any(String));
        expect(new Set(inCells.map(({ at }) => at)).size).toBe(inCells.length);
        // Two doses of one order at one moment are one administration.
        const due = new Map<number, number>();
        for (const { at, dose } of inCells.length === 0 ? [] : dueDoses(life, order)) due.set(at, (due.get(at) ?? 0) + dose);
        for (const { at, dose } of inCells) expect([rxNumber, at, dose, at < (order.to ?? Infinity)]).toEqual([rxNumber, at, due.get(at), true]);
        // The due doses of the packed stretch, without a gap.
        const [packFrom, packTo] = [line?.packFrom ?? 0, line?.packTo ?? 0];
        if (inCells.length > 0) expect(inCells.map(({ at }): number => at).toSorted((a, b) => a - b)).toEqual([...due.keys()].filter((at) => at >= packFrom && at < packTo).toSorted((a, b) => a - b));
        [cells, bulks] = [cells + inCells.length, bulks + onBulk.length];
      }
      expect(contents.filter(({ rxNumber }) => !lines.has(rxNumber))).toEqual([]);
      expectNoForbiddenPair(layout.packs.flatMap((pack) => pack.cells.map((cell) => cell.contents.flatMap(({ orderId }) => lines.get(orderId)?.order.product ?? []))));
    }));
    // Enough lies somewhere to disagree about.
    expect([cells > 10_000, bulks > 300]).toEqual([true, true]);
  });
});

function expectNoForbiddenPair(shared: readonly (readonly PackOrder['product'][])[]): void {
  for (const products of shared) for (const [index, a] of products.entries()) for (const b of products.slice(index + 1)) expect(conflictBetween(a, b)).toBe(null);
}
