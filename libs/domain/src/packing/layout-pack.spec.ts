import { describe, expect, it } from '@jest/globals';
import { type DayRange, addDays, addMilli, day } from '@cyclefill/domain/kernel';
import { layoutPack } from './layout-pack.js';
import { aPackOrder, doses } from '../../../../test/builders/pack-order.builder.js';
import type { PackLayout } from './pack-plan.js';

const days = (from: string, count: number): DayRange => ({ from: day(from), to: addDays(day(from), count) });
const cycle = days('2026-12-07', 28);
const unitsOf = (layout: PackLayout, orderId: string): number =>
  addMilli(...layout.packs.flatMap((pack) => pack.cells.flatMap((cell) => cell.contents.filter((one) => one.orderId === orderId).map((one) => one.dose))));

describe('cards', () => {
  it('makes one card per pass of a three-times-a-day order, 28 cells each, counted 1 of 3 to 3 of 3', () => {
    const { packs } = layoutPack([aPackOrder('O1', doses('2026-12-07', 28, ['0900', '1300', '1700']))], cycle, 'card');
    expect(packs.map((pack) => [pack.key, pack.number, pack.count, pack.cells.length])).toEqual([
      ['R1:card-31:O1:0900:1', 1, 3, 28],
      ['R1:card-31:O1:1300:2', 2, 3, 28],
      ['R1:card-31:O1:1700:3', 3, 3, 28],
    ]);
  });

  it.each(['2026-12-06', '2026-12-07', '2026-12-09', '2026-12-12'])('keeps one weekday a column in a 28-day window that begins on %s', (from) => {
    const { packs } = layoutPack([aPackOrder('O1', doses(from, 28, ['0900'], 1, 7))], days(from, 28), 'card');
    expect(packs[0]?.cells.map((cell) => cell.position)).toEqual([0, 7, 14, 21]);
  });

  it('begins at the cavity of its first day when the order begins inside the window', () => {
    const { packs } = layoutPack([aPackOrder('O1', doses('2026-12-17', 18, ['0900']))], cycle, 'card');
    expect(packs[0]?.cells[0]?.position).toBe(10);
    expect(packs[0]?.cells).toHaveLength(18);
  });

  it('takes further cards where a window has more doses than cavities', () => {
    const { packs } = layoutPack([aPackOrder('O1', doses('2026-12-01', 62, ['0900']))], days('2026-12-01', 62), 'card');
    expect(packs.map((pack) => [pack.number, pack.count, pack.cells.length, pack.days.from])).toEqual([
      [1, 2, 31, day('2026-12-01')],
      [2, 2, 31, day('2027-01-01')],
    ]);
  });

  it('gives a dose of more items than a cavity holds its own container, and says so', () => {
    const layout = layoutPack([aPackOrder('O1', doses('2026-12-07', 28, ['0900'], 7))], cycle, 'card');
    expect(layout.packs).toEqual([]);
    expect(layout.bulk).toEqual([{ orderId: 'O1', residentId: 'R1', quantity: 196_000, doses: 28, reason: 'cell_capacity' }]);
    expect(layout.findings).toEqual([{ code: 'NOT_PACKABLE', severity: 'warn', rule: 'R236', subject: 'O1', params: { reason: 'cell_capacity' } }]);
  });
});

describe('multi-dose sheets', () => {
  const fortnight = days('2026-12-07', 14);

  it('makes two weekly sheets of a 14-day window with the resident\'s passes as columns', () => {
    const orders = [aPackOrder('O1', doses('2026-12-07', 14, ['0800', '2000'])), aPackOrder('O2', doses('2026-12-07', 14, ['1200'], 1.5))];
    const { packs } = layoutPack(orders, fortnight, 'multi_dose');
    expect(packs.map((pack) => [pack.key, pack.passes, pack.number, pack.count, pack.cells.length])).toEqual([
      ['R1:week-7x4:week1:1', [480, 720, 1200], 1, 1, 21],
      ['R1:week-7x4:week2:1', [480, 720, 1200], 1, 1, 21],
    ]);
    expect(packs[1]?.cells[1]).toEqual({ position: 1, at: packs[1]?.cells[1]?.at, contents: [{ orderId: 'O2', dose: 1500 }] });
  });

  it('keeps the columns of the parts of the day, and lays a fifth pass on a further sheet', () => {
    const orders = [aPackOrder('O1', doses('2026-12-07', 7, ['0600', '0800', '1200', '1700', '2000']))];
    const { packs } = layoutPack(orders, days('2026-12-07', 7), 'multi_dose');
    expect(packs.map((pack) => [pack.passes, pack.number, pack.count])).toEqual([[[480, 720, 1020, 1200], 1, 2], [[360], 2, 2]]);
  });

  it('moves a whole order to pack B when a cell has no line left', () => {
    const orders = ['O1', 'O2', 'O3', 'O4'].map((id) => aPackOrder(id, doses('2026-12-07', 7, ['0800', '1200', '1700', '2000']), { product: { labelLength: 30 } }));
    const { packs } = layoutPack(orders, days('2026-12-07', 7), 'multi_dose');
    expect(packs.map((pack) => [pack.number, pack.count, [...new Set(pack.cells.flatMap((cell) => cell.contents.map((one) => one.orderId)))]])).toEqual([
      [1, 2, ['O1', 'O2', 'O3']],
      [2, 2, ['O4']],
    ]);
  });

  it('counts a half tablet as an item: eight and a half are nine', () => {
    const orders = [aPackOrder('O1', doses('2026-12-07', 7, ['0800'], 8.5)), aPackOrder('O2', doses('2026-12-07', 7, ['0800'], 4))];
    expect(layoutPack(orders, days('2026-12-07', 7), 'multi_dose').packs.map((pack) => pack.count)).toEqual([2, 2]);
  });

  it('gives warfarin, hazardous, C-II and chewable orders their own card, and inhalers their own container', () => {
    const given = doses('2026-12-07', 14, ['0800']);
    const layout = layoutPack(
      [
        aPackOrder('O1', given, { product: { ingredient: 'warfarin' } }),
        aPackOrder('O2', given, { product: { hazardous: true } }),
        aPackOrder('O3', given, { product: { schedule: 'CII' } }),
        aPackOrder('O4', given, { product: { form: 'Chewable Tablet' } }),
        aPackOrder('O5', given, { product: { countable: false, category: 'inhaler' } }),
        aPackOrder('O6', given, { product: { originalContainer: true, hazardous: true } }),
        aPackOrder('O7', given),
      ],
      fortnight,
      'multi_dose',
    );
    expect(layout.choices.map((choice) => [choice.orderId, choice.packaging, choice.reason])).toEqual([
      ['O1', 'card', 'dose_varies'],
      ['O2', 'card', 'hazardous'],
      ['O3', 'card', 'controlled_ii'],
      ['O4', 'card', 'chewable_or_effervescent'],
      ['O5', 'bulk', 'not_countable'],
      ['O6', 'bulk', 'original_container'],
      ['O7', 'multi_dose', null],
    ]);
    expect(unitsOf(layout, 'O1')).toBe(14_000);
  });

  it('merges two doses of one order at one moment into one entry of one cell', () => {
    const twice = [...doses('2026-12-07', 1, ['0800']), ...doses('2026-12-07', 1, ['0800'], 0.5)];
    const { packs } = layoutPack([aPackOrder('O1', twice)], fortnight, 'multi_dose');
    expect(packs.flatMap((pack) => pack.cells.map((cell) => cell.contents))).toEqual([[{ orderId: 'O1', dose: 1500 }]]);
  });

  it('has a choice, but no bulk line, for an as-needed order without doses', () => {
    const layout = layoutPack([aPackOrder('O1', [], { prn: true })], fortnight, 'multi_dose');
    expect(layout).toEqual({ packs: [], bulk: [], choices: [{ orderId: 'O1', packaging: 'bulk', reason: 'as_needed' }], findings: [] });
  });
});
