import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type DayRange, type Milli, type MinuteOfDay, addDays, atMinute, day } from '@cyclefill/domain/kernel';
import { packProducts, packings } from '../../../../test/support/arbitrary-packing.js';
import { conflictBetween } from './cell-conflict.js';
import { EMPTY_CELL, fitsCell, withDose } from './cell-load.js';
import { layoutPack } from './layout-pack.js';
import { A_TABLET } from '../../../../test/builders/pack-order.builder.js';
import type { PackLayout, PackOrder, PackPlan } from './pack-plan.js';
import type { OrderPacking } from './packing-settings.js';

const FROM = day('2026-12-09');
const HOURS: readonly MinuteOfDay[] = [360, 480, 540, 720, 1020, 1200, 1320];

/** Doses as a regimen gives them: some hours, each of some days. */
const given = (days: number, hours: readonly MinuteOfDay[]): fc.Arbitrary<PackOrder['doses']> => fc.record({
  hours: fc.uniqueArray(fc.constantFrom(...hours), { minLength: 1, maxLength: 3 }), first: fc.integer({ min: 0, max: days - 1 }), every: fc.constantFrom(1, 1, 1, 2, 7), dose: fc.constantFrom(500, 1000, 1000, 2000, 4000, 13_000),
}).map(({ hours: at, first, every, dose }) => Array.from({ length: Math.ceil((days - first) / every) }, (_, index) => addDays(FROM, first + index * every)).flatMap((on) => at.map((minute) => ({ at: atMinute(on, minute), dose: dose as Milli }))));

const order = (days: number, hours: readonly MinuteOfDay[]): fc.Arbitrary<Omit<PackOrder, 'orderId'>> => fc.record({
  product: packProducts, residentId: fc.constantFrom('R1', 'R1', 'R2'), prn: fc.constant(false), variesByDay: fc.constantFrom(false, false, false, true), partBelowHalf: fc.constantFrom(false, false, false, true),
  doses: given(days, hours),
}).map((one) => ({ ...one, largestDose: Math.max(...one.doses.map(({ dose }) => dose)) as Milli }));

interface Case {
  readonly window: DayRange;
  readonly orders: readonly PackOrder[];
  readonly packing: (order: PackOrder) => OrderPacking;
}

/** Any pack type and profile of a facility, a resident packed otherwise, an order decided about. */
const cases = (hours: readonly MinuteOfDay[] = HOURS): fc.Arbitrary<Case> => fc.constantFrom(7, 14, 28, 45).chain((days) => fc.record({
  orders: fc.array(order(days, hours), { maxLength: 14 }).map((all) => all.map((one, index): PackOrder => ({ ...one, orderId: `O${String(index + 10)}` }))),
  known: packings({ from: FROM, resident: 'R2', order: 'O11' }),
}).map(({ orders, known }): Case => ({ window: { from: FROM, to: addDays(FROM, days) }, orders, packing: (one) => known.of(one) })));

const layOut = ({ orders, window, packing }: Case): PackLayout => layoutPack(orders, window, packing);
const entriesOf = ({ packs }: Pick<PackLayout, 'packs'>): readonly string[] => packs.flatMap((pack) => pack.cells.flatMap((cell) => cell.contents.map((one) => `${one.orderId}@${cell.at}=${one.dose}`)));
const inTurn = (texts: readonly string[]): readonly string[] => texts.toSorted();

/** Where each dose lies: which of the packs of its days, and which cell of it. */
const placesOf = (packs: readonly PackPlan[], without: string): ReadonlyMap<string, string> => new Map(packs.flatMap(({ key, cells }) => cells.flatMap(({ at, position, contents }) =>
  contents.filter(({ orderId }) => orderId !== without).map(({ orderId }) => [`${orderId}@${at}`, `${key}#${position}`] as const))));

describe('laws of packing, for every pack type and profile', () => {
  it('each dose is in exactly one cell or on exactly one bulk line with its reason, and they add up to what was dispensed', () => {
    fc.assert(fc.property(cases(), (one) => {
      const layout = layOut(one);
      const bulk = new Map(layout.bulk.map((line) => [line.orderId, line]));
      expect(bulk.size).toBe(layout.bulk.length);
      expect(inTurn(entriesOf(layout))).toEqual(inTurn(one.orders.filter(({ orderId }) => !bulk.has(orderId)).flatMap(({ orderId, doses }) => doses.map(({ at, dose }) => `${orderId}@${at}=${dose}`))));
      for (const { orderId, doses } of one.orders) {
        const line = bulk.get(orderId);
        if (line !== undefined) expect([line.quantity, line.doses, line.reason]).toEqual([doses.reduce((sum, { dose }) => sum + dose, 0), doses.length, expect.any(String)]);
      }
    }));
  });

  it('no cell is over full by count or by volume, no position is taken twice, and no pack is of two residents', () => {
    fc.assert(fc.property(cases(), (one) => {
      const byId = new Map(one.orders.map((each) => [each.orderId, each]));
      for (const { type, cells, residentId } of layOut(one).packs) {
        expect(new Set(cells.map(({ position }) => position)).size).toBe(cells.length);
        for (const { contents } of cells) {
          expect(contents.every(({ orderId }) => byId.get(orderId)?.residentId === residentId)).toBe(true);
          expect(fitsCell(type, contents.reduce((load, { orderId, dose }) => withDose(load, dose, byId.get(orderId)?.product.unitVolume ?? null), EMPTY_CELL))).toBe(true);
        }
      }
    }));
  });

  it('no forbidden pair and nothing kept apart shares a cell, whatever a pharmacist decided', () => {
    fc.assert(fc.property(cases(), (one) => {
      const byId = new Map(one.orders.map((each) => [each.orderId, each]));
      for (const { contents } of layOut(one).packs.flatMap(({ cells }) => cells)) {
        if (contents.length < 2) continue;
        const orders = contents.flatMap(({ orderId }) => byId.get(orderId) ?? []);
        for (const [index, a] of orders.entries()) for (const b of orders.slice(index + 1)) expect(conflictBetween(a.product, b.product)).toBe(null);
        for (const { product: { hazardous, refrigerated, schedule, countable, ingredient }, variesByDay, partBelowHalf } of orders) {
          expect([hazardous, refrigerated, schedule, countable, ingredient === 'warfarin', variesByDay, partBelowHalf]).toEqual([false, false, null, true, false, false, false]);
        }
      }
    }));
  });

  it('does not depend on the order of its input', () => {
    fc.assert(fc.property(cases(), (one) => {
      expect(layOut({ ...one, orders: one.orders.toReversed().map((each) => ({ ...each, doses: each.doses.toReversed() })) })).toEqual(layOut(one));
    }));
  });

  it('an order that stops has no cell after its stop, and its stop moves no cell of another where none is over full', () => {
    fc.assert(fc.property(cases([480, 720, 1020, 1260]), fc.integer({ min: 0, max: 20 }), (one, kept) => {
      const stop = atMinute(addDays(FROM, kept));
      const stopped = one.orders.map((each) => (each.orderId === 'O10' ? { ...each, doses: each.doses.filter(({ at }) => at < stop) } : each));
      const [before, after] = [layOut(one), layOut({ ...one, orders: stopped })];
      expect(after.packs.flatMap(({ cells }) => cells).filter(({ at, contents }) => at >= stop && contents.some(({ orderId }) => orderId === 'O10'))).toEqual([]);
      if (!isOverFull(before)) expect(placesOf(after.packs, 'O10')).toEqual(placesOf(before.packs, 'O10'));
    }));
  });
});

/** Whether contents forced a further series of packs beside the first: its packs have a name of their own. */
function isOverFull({ packs }: PackLayout): boolean {
  return packs.some(({ key, cells, type }) => (type.kind === 'sheet' && /:(?:[2-9]\.\d|\d{4}\.[2-9])$/u.test(key)) || (type.kind === 'pouch' && (/:[2-9]\.\d$/u.test(key) || new Set(cells.map(({ at }) => at)).size < cells.length)));
}

describe('a layout is stable', () => {
  const added = fc.record({ days: fc.constant(7), order: order(7, [480, 720, 1020, 1260]) });

  it('while each part of the day has one hour and no cell is over full: an order that comes or goes moves no cell of any other order', () => {
    fc.assert(fc.property(cases([480, 720, 1020, 1260]), added, fc.constantFrom('O05', 'O15x', 'O99'), (one, { order: extra }, orderId) => {
      const [without, withIt] = [layOut(one), layOut({ ...one, orders: [...one.orders, { ...extra, orderId }] })];
      if (isOverFull(withIt)) return;
      expect(placesOf(withIt.packs, orderId)).toEqual(placesOf(without.packs, orderId));
    }));
  });

  it('whatever is over full: an order that comes or goes moves none before it, and the others stay in their day and column', () => {
    fc.assert(fc.property(cases([480, 720, 1020, 1260]), added, fc.constantFrom('O05', 'O15x', 'O99'), (one, { order: extra }, orderId) => {
      const [without, withIt] = [layOut(one), layOut({ ...one, orders: [...one.orders, { ...extra, orderId }] })].map(({ packs }) => placesOf(packs, orderId));
      for (const [dose, place] of without ?? []) {
        const now = withIt?.get(dose) ?? '';
        if (dose < orderId) expect(now).toBe(place);
        else if (!place.includes('pouch')) expect(now.split('#')[1]).toBe(place.split('#')[1]);
      }
    }));
  });

  it('whatever hours share a part of the day: an order at hours that there are already moves no cell of a pack that is not over full', () => {
    fc.assert(fc.property(cases(), fc.nat(), (one, pick) => {
      const like = one.orders[pick % Math.max(1, one.orders.length)];
      if (like === undefined) return;
      const extra: PackOrder = { ...like, orderId: 'O99', product: A_TABLET, variesByDay: false, partBelowHalf: false };
      const [without, withIt] = [layOut(one), layOut({ ...one, orders: [...one.orders, extra] })];
      const shared = without.choices.find(({ orderId }) => orderId === like.orderId)?.packaging === 'multi_dose';
      if (shared && !isOverFull(withIt)) expect(placesOf(withIt.packs, 'O99')).toEqual(placesOf(without.packs, 'O99'));
    }));
  });

  it('between residents: what changes of one moves nothing of another', () => {
    fc.assert(fc.property(cases(), added, (one, { order: extra }) => {
      const withIt = layOut({ ...one, orders: [...one.orders, { ...extra, residentId: 'R3', orderId: 'O05' }] });
      expect(withIt.packs.filter(({ residentId }) => residentId !== 'R3')).toEqual(layOut(one).packs);
    }));
  });
});
