import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type LocalMinute, type Milli, ONE_UNIT, addDays, addMilli, atMinute, day } from '@cyclefill/domain/kernel';
import { CARD_31, PACK_TYPES, type PackCell, type PackPlan, WEEK_7X4 } from '@cyclefill/domain/packing';
import { countText, errorProneTerms } from '@cyclefill/domain/sig';
import { A_COMPARISON, aBenchOrder, aBenchPack } from '../../../../test/builders/bench-pack.builder.js';
import { type BenchPack, unitsIn } from './bench-pack.js';
import { buildCheckSheet } from './check-sheet.document.js';
import { buildCountSheets } from './count-sheet.document.js';
import type { CountGrid } from './count-grid.js';
import { buildFillGuide } from './fill-guide.document.js';
import { buildPackingRecord } from './packing-record.document.js';

const FROM = day('2026-12-07');
const HOURS = [480, 720, 1020, 1260] as const;
const dose = fc.constantFrom(500, 1000, 1500, 2000, 3000).map((units) => units as Milli);
const rxNumbers = ['600001', '600002', '600003', '600004'] as const;
const contents = fc.uniqueArray(fc.record({ orderId: fc.constantFrom(...rxNumbers), dose }), { selector: ({ orderId }) => orderId, minLength: 1, maxLength: 4 });

function planOf(type: PackPlan['type'], passes: readonly number[], length: number, cells: readonly PackCell[]): PackPlan {
  return { key: 'pack', residentId: 'R1', type, orderId: null, passes, days: { from: FROM, to: addDays(FROM, length) }, number: 1, count: 1, cells };
}

/** A week of some cells with some orders. */
const week = fc.array(fc.option(contents, { freq: 3 }), { minLength: 28, maxLength: 28 }).map((all) =>
  planOf(WEEK_7X4, HOURS, 7, all.flatMap((own, position) => (own === null ? [] : [{ position, at: atMinute(addDays(FROM, Math.floor(position / 4)), HOURS[position % 4] ?? 0), contents: own }]))));
/** A card of one order on some days, or as needed. */
const card = fc.tuple(fc.array(dose, { minLength: 1, maxLength: 31 }), fc.boolean()).map(([doses, prn]) =>
  ({ ...planOf(CARD_31, prn ? [] : [480], 31, doses.map((own, position) => ({ position, at: (prn ? atMinute(FROM) : atMinute(addDays(FROM, position), 480)) as LocalMinute, contents: [{ orderId: rxNumbers[0], dose: own }] }))), orderId: rxNumbers[0] }));
/** Two weeks of pouches, up to two of each pass. */
const strip = fc.array(fc.tuple(contents, fc.option(contents)), { minLength: 1, maxLength: 28 }).map((all) => {
  const type = PACK_TYPES.get('pouch-strip');
  if (type?.kind !== 'pouch') throw new Error('there is a strip of pouches');
  const cells = all.flatMap(([first, second], index) => [first, ...(second === null ? [] : [second])].map((own) => ({ at: atMinute(addDays(FROM, Math.floor(index / 2)), index % 2 === 0 ? 480 : 1260), contents: own })));
  return planOf(type, all.length > 1 ? [480, 1260] : [480], Math.ceil(all.length / 2), cells.map((cell, position) => ({ ...cell, position })));
});
const plans = fc.oneof(week.filter(({ cells }) => cells.length > 0), card, strip);

function packOf(plan: PackPlan): BenchPack {
  const inside = new Set(plan.cells.flatMap((cell) => cell.contents.map(({ orderId }) => orderId)));
  return aBenchPack({ plan, orders: rxNumbers.filter((rx) => inside.has(rx)).map((rx, index) => aBenchOrder(rx, { displayName: ['warfarin', 'metformin HCl', 'hydroxyzine', 'hydralazine'][index] ?? 'allopurinol' }, '1 TAB PO DAILY')) });
}

const cellsOf = ({ rows }: CountGrid): readonly string[] => rows.flatMap(({ cells }) => cells.flatMap((cell) => cell?.count ?? []));
const HALVES: Readonly<Record<string, number>> = { '½': 0.5 };
const valueOf = (text: string): number => Array.from(text.replaceAll(',', '')).reduce((sum, letter) => (letter in HALVES ? sum + (HALVES[letter] ?? 0) : sum * 10 + Number(letter)), 0);

describe('papers of the bench', () => {
  it('the grid of a check sheet adds up to its items, its drugs to the units of the cells, and the guide of each drug to the same', () => {
    fc.assert(fc.property(plans, (plan) => {
      const pack = packOf(plan);
      const sheet = buildCheckSheet({ pack, previous: null, lines: [] });
      const items = plan.cells.reduce((sum, { contents: own }) => sum + own.reduce((all, one) => all + Math.ceil(one.dose / ONE_UNIT), 0), 0);
      expect(cellsOf(sheet.grid)).toHaveLength(plan.cells.length);
      expect(cellsOf(sheet.grid).reduce((sum, count) => sum + Number(count), 0)).toBe(items);
      if (sheet.grid.columns.length > 0) expect(sheet.columnItems.reduce((sum, count) => sum + Number(count), 0)).toBe(items);
      expect(sheet.sum).toContain(`${items.toLocaleString('en-US')} item`);
      const guide = buildFillGuide({ pack, shelf: new Map() });
      expect(guide.steps.map(({ drug }) => drug)).toEqual(sheet.drugs.map(({ drug }) => drug));
      pack.orders.forEach(({ print }, index) => {
        const units = unitsIn(plan, print.orderId);
        expect(sheet.drugs[index]?.total).toBe(countText(units));
        expect(guide.steps[index]?.amount.startsWith(countText(units))).toBe(true);
        expect(cellsOf(guide.steps[index]?.grid ?? { columns: [], rows: [] }).reduce((sum, count) => sum + valueOf(count) * ONE_UNIT, 0)).toBe(units);
      });
    }));
  });

  it('the record says packed what was put in and not taken back', () => {
    const fill = fc.record({ units: fc.integer({ min: 1, max: 20 }).map((units) => (units * 500) as Milli), isUndone: fc.boolean() });
    fc.assert(fc.property(card, fc.array(fill, { maxLength: 5 }), (plan, fills) => {
      const pack = packOf(plan);
      const [order] = pack.orders;
      if (order === undefined) throw new Error('a card has an order');
      const recorded = fills.map((own) => ({ ...own, ndc: '0378-0137-10', lot: 'L1', expiresOn: FROM, container: null, isManual: false, by: 'T', witness: null, override: null, at: '' }));
      const { drugs: [drug] } = buildPackingRecord({ pack, contentHash: '', facts: [], steps: [], orders: [{ order, version: null, reason: '', fills: recorded }] });
      expect(drug?.balance).toBe(`expected ${countText(unitsIn(plan, order.print.orderId))}, packed ${countText(addMilli(...fills.filter(({ isUndone }) => !isUndone).map(({ units }) => units)))}`);
      expect(drug?.fills).toHaveLength(fills.length);
    }));
  });

  it('a count sheet has a line for every dose of each controlled drug, from the whole amount down to nothing', () => {
    fc.assert(fc.property(plans, (plan) => {
      const pack = packOf(plan);
      const controlled = { ...pack, orders: pack.orders.map((order, index) => (index === 0 ? { ...order, print: { ...order.print, product: { ...order.print.product, schedule: 'CIV' as const } } } : order)) };
      expect(buildCountSheets(pack)).toEqual([]);
      const sheets = buildCountSheets(controlled);
      expect(sheets).toHaveLength(1);
      const [{ lines, quantity }] = sheets as [ReturnType<typeof buildCountSheets>[number]];
      const rx = controlled.orders[0]?.print.orderId ?? '';
      expect(quantity.startsWith(`${lines[0]?.count} `)).toBe(true);
      expect(lines.map(({ dose }) => valueOf(dose) * ONE_UNIT).reduce((sum, dose) => sum + dose, 0)).toBe(unitsIn(plan, rx));
      lines.forEach(({ left }, index) => expect(left).toBe(lines[index + 1]?.count ?? '0'));
    }));
  });

  it('says nothing in words of the error-prone list', () => {
    const sheet = buildCheckSheet({ pack: aBenchPack(), previous: 'P-1', lines: A_COMPARISON });
    const guide = buildFillGuide({ pack: aBenchPack(), shelf: new Map() });
    const said = [...sheet.differences.flatMap(({ drug, expect: seen, changes }) => [drug, seen, ...changes.flatMap(({ what, from, to }) => [what, from, to])]), ...sheet.oddities.map(({ text }) => text), ...sheet.drugs.flatMap(({ looks, directions, counts }) => [looks, directions, counts]), ...guide.steps.flatMap(({ warnings, oddity }) => [...warnings, oddity ?? ''])];
    for (const text of said) expect({ text, terms: errorProneTerms(text) }).toEqual({ text, terms: [] });
  });
});
