import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type DayRange, type LocalMinute, type Milli, addDays, atMinute, day } from '@cyclefill/domain/kernel';
import { itemsOf, linesOf } from './cell-load.js';
import type { PackingPreference } from './choose-packaging.js';
import { layoutPack } from './layout-pack.js';
import { A_TABLET } from '../../../../test/builders/pack-order.builder.js';
import type { PackLayout, PackOrder, PackPlan } from './pack-plan.js';

const FROM = day('2026-12-09');

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) frozen(part);
  }
  return value;
}

const product = fc.record({
  ingredient: fc.constantFrom('amlodipine', 'warfarin', 'alendronate', 'methotrexate'),
  form: fc.constantFrom('Oral Tablet', 'Oral Tablet', 'Oral Capsule', 'Sublingual Tablet', 'Chewable Tablet', 'Oral Solution'),
  schedule: fc.constantFrom(null, null, 'CII' as const, 'CIV' as const),
  hazardous: fc.boolean(),
  originalContainer: fc.constantFrom(false, false, true),
  refrigerated: fc.constantFrom(false, false, true),
  countable: fc.constantFrom(true, true, true, false),
  labelLength: fc.integer({ min: 5, max: 40 }),
});

const given = (days: number): fc.Arbitrary<PackOrder['doses']> =>
  fc.uniqueArray(fc.record({ offset: fc.integer({ min: 0, max: days - 1 }), pass: fc.constantFrom(360, 480, 720, 1020, 1200, 1320), dose: fc.constantFrom(500, 1000, 1500, 2000, 7000, 13_000) }), {
    selector: ({ offset, pass }) => `${offset}/${pass}`,
    maxLength: 40,
  }).map((all) => all.map(({ offset, pass, dose }) => ({ at: atMinute(addDays(FROM, offset), pass), dose: dose as Milli })));

const batch = fc.constantFrom(7, 14, 28, 31, 45).chain((days) =>
  fc.record({
    window: fc.constant<DayRange>({ from: FROM, to: addDays(FROM, days) }),
    preference: fc.constantFrom<PackingPreference>('card', 'multi_dose'),
    orders: fc.array(fc.record({ product, residentId: fc.constantFrom('R1', 'R2', 'R3'), prn: fc.constantFrom(false, false, false, true), variesByDay: fc.constantFrom(false, false, true), doses: given(days) }), { maxLength: 12 })
      .map((all) => all.map((one, index): PackOrder => ({ ...one, largestDose: Math.max(0, ...one.doses.map(({ dose }) => dose)) as Milli, orderId: `O${String(index).padStart(2, '0')}`, product: { ...A_TABLET, ...one.product } }))),
  }),
);

const entriesOf = (layout: PackLayout): readonly string[] =>
  layout.packs.flatMap((pack) => pack.cells.flatMap((cell) => cell.contents.map((one) => `${one.orderId}@${cell.at}=${one.dose}`)));
const sharedCells = (layout: PackLayout): PackPlan['cells'] => layout.packs.flatMap((pack) => pack.cells).filter((cell) => cell.contents.length > 1);

describe('laws of layoutPack', () => {
  it('puts every dose into exactly one cell or onto exactly one bulk line', () => {
    fc.assert(fc.property(batch, ({ orders, window, preference }) => {
      const layout = layoutPack(frozen(orders), frozen(window), preference);
      const bulk = new Set(layout.bulk.map((line) => line.orderId));
      expect(bulk.size).toBe(layout.bulk.length);
      const packed = orders.filter((order) => !bulk.has(order.orderId)).flatMap((order) => order.doses.map(({ at, dose }) => `${order.orderId}@${at}=${dose}`));
      expect(entriesOf(layout).toSorted()).toEqual(packed.toSorted());
      for (const line of layout.bulk) {
        const order = orders.find((one) => one.orderId === line.orderId);
        expect([line.doses, line.quantity]).toEqual([order?.doses.length, order?.doses.reduce((sum, one) => sum + one.dose, 0)]);
      }
    }));
  });

  it('never fills a cell beyond its items, its lines or the card beyond its cavities, and no position twice', () => {
    fc.assert(fc.property(batch, ({ orders, window, preference }) => {
      const lengths = new Map(orders.map((order) => [order.orderId, order.product.labelLength]));
      for (const { type, cells, days } of layoutPack(orders, window, preference).packs) {
        expect(new Set(cells.map((cell) => cell.position)).size).toBe(cells.length);
        for (const cell of cells) {
          expect(cell.position).toBeLessThan(type.kind === 'card' ? type.capacity : type.kind === 'sheet' ? type.days * type.columns : type.days * 1440 * type.pouchesAPass);
          expect(cell.contents.reduce((sum, one) => sum + itemsOf(one.dose), 0)).toBeLessThanOrEqual(type.maxItemsPerCell);
          if (type.kind === 'sheet') expect(cell.contents.reduce((sum, one) => sum + linesOf(lengths.get(one.orderId) ?? 0, type.lineLength), 0)).toBeLessThanOrEqual(type.maxLinesPerCell);
          expect(cell.at >= atMinute(days.from) && cell.at < atMinute(days.to)).toBe(true);
        }
      }
    }));
  });

  it('never lets a kept-apart drug share a cell, and never lets two residents share a pack', () => {
    fc.assert(fc.property(batch, ({ orders, window }) => {
      const byId = new Map(orders.map((order) => [order.orderId, order]));
      const layout = layoutPack(orders, window, 'multi_dose');
      for (const { orderId } of sharedCells(layout).flatMap((cell) => cell.contents)) {
        const order = byId.get(orderId) as PackOrder;
        expect([order.prn, order.variesByDay, order.product.hazardous, order.product.refrigerated, order.product.originalContainer, order.product.schedule === 'CII']).toEqual([false, false, false, false, false, false]);
        expect([order.product.ingredient, order.product.countable]).toEqual(['amlodipine', true]);
        expect(order.product.form).toMatch(/^Oral (Tablet|Capsule|Solution)$/);
      }
      for (const pack of layout.packs) {
        for (const cell of pack.cells) for (const one of cell.contents) expect(byId.get(one.orderId)?.residentId).toBe(pack.residentId);
      }
    }));
  });

  it('does not depend on the order of its input', () => {
    fc.assert(fc.property(batch, ({ orders, window, preference }) => {
      const turned = orders.toReversed().map((order) => ({ ...order, doses: order.doses.toReversed() }));
      expect(layoutPack(turned, window, preference)).toEqual(layoutPack(orders, window, preference));
    }));
  });

  it('moves no cell of a resident when another resident gets an order', () => {
    fc.assert(fc.property(batch, given(7), ({ orders, window, preference }, doses) => {
      const other: PackOrder = { orderId: 'A00', residentId: 'R0', product: A_TABLET, prn: false, variesByDay: false, largestDose: 0 as Milli, doses };
      const before = layoutPack(orders, window, preference);
      const after = layoutPack([...orders, other], window, preference);
      expect(after.packs.filter((pack) => pack.residentId !== 'R0')).toEqual(before.packs);
    }));
  });

  it('numbers the cards of an order and the sheets of a week 1 to n without a gap', () => {
    fc.assert(fc.property(batch, ({ orders, window, preference }) => {
      const groups = new Map<string, PackPlan[]>();
      for (const pack of layoutPack(orders, window, preference).packs) {
        const group = `${pack.residentId}/${pack.orderId ?? pack.days.from}`;
        groups.set(group, [...(groups.get(group) ?? []), pack]);
      }
      for (const packs of groups.values()) {
        expect(packs.map((pack) => pack.number)).toEqual(packs.map((_, index) => index + 1));
        expect(packs.every((pack) => pack.count === packs.length)).toBe(true);
      }
    }));
  });

  it('refuses a dose outside the window as a bug of the caller', () => {
    const late: PackOrder = { orderId: 'O1', residentId: 'R1', product: A_TABLET, prn: false, variesByDay: false, largestDose: 1000 as Milli, doses: [{ at: atMinute(addDays(FROM, 7)) as LocalMinute, dose: 1000 as Milli }] };
    expect(() => layoutPack([late], { from: FROM, to: addDays(FROM, 7) }, 'card')).toThrow('outside the window');
  });
});
