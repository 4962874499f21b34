import { describe, expect, it } from '@jest/globals';
import { type DayRange, type LocalMinute, type Milli, addDays, atMinute, day } from '@cyclefill/domain/kernel';
import { PACK_TYPES, type PackOrder, type PackPlan, type SharedType, US_PACK_STOCK, layoutPack } from '@cyclefill/domain/packing';
import { buildPassSchedule } from '@cyclefill/domain/regimen';
import { buildCard } from './card.document.js';
import { AN_IDENTITY, A_PRODUCT, A_RESIDENT, aMarOrder } from '../../../../test/builders/order-print.builder.js';
import { buildMar } from './mar.document.js';
import { passText } from './pass-text.js';
import { buildPickList } from './pick-list.document.js';
import type { KeptContainer } from './pick-places.js';
import { allergyLine } from './resident-print.js';
import { buildPouches } from './pouch.document.js';
import { type DividedPass, dividedPasses } from './split-pass.js';
import { buildWeekSheet } from './week.document.js';

const FROM = day('2026-12-07');
const window = (days: number): DayRange => ({ from: FROM, to: addDays(FROM, days) });

function order(orderId: string, minutes: readonly number[], days: number, units = 1): PackOrder {
  const doses = Array.from({ length: days }, (_, offset) => minutes.map((minute) => ({ at: atMinute(addDays(FROM, offset), minute) as LocalMinute, dose: (units * 1000) as Milli }))).flat();
  const product = { ndc11: '1', ingredient: 'metformin', form: 'Oral Tablet', category: 'oral_solid', schedule: null, countable: true, hazardous: false, originalContainer: false, refrigerated: false, labelLength: 16 };
  return { orderId, residentId: 'R1', product, prn: false, variesByDay: false, largestDose: (units * 1000) as Milli, doses };
}

describe('card', () => {
  const { packs } = layoutPack([order('1', [540, 1020], 28)], window(28), 'card');
  const build = (plan: PackPlan, cards: readonly PackPlan[] = packs): ReturnType<typeof buildCard> => buildCard({
    identity: AN_IDENTITY, resident: A_RESIDENT, order: aMarOrder('1', {}, { sigText: '1 TAB PO BID', product: { schedule: 'CV' } }), plan, cards,
    packId: 'K-0061963-8', filledOn: day('2026-12-01'), useBy: day('2027-06-01'), nextCardDue: addDays(FROM, 28),
  });

  it('counts down to the doses left, in whole weeks, with the last three marked', () => {
    const card = build(packs[0] as PackPlan);
    expect(card.cavities[0]).toEqual({ position: 0, left: 28, date: '12/07', units: null, last: false });
    expect(card.cavities.at(-1)).toEqual({ position: 27, left: 1, date: '01/03', units: null, last: true });
    expect(card.cavities.filter((cavity) => cavity.last)).toHaveLength(3);
    expect([card.weekdays[0], card.firstDose, card.lastDose, card.nextCardDue]).toEqual(['Mon', 'Mon 12/07/2026', 'Sun 01/03/2027', '01/04/2027']);
  });

  it('says which pass of several it is, and names the other card', () => {
    const { label, otherCards } = build(packs[0] as PackPlan);
    expect([label.passNote, label.cardCount, otherCards]).toEqual(['This card: the morning dose.', 'card 1 of 2', 'other card: evening 1700']);
    expect([label.pass, label.quantity, label.unit, label.schedule]).toEqual([{ word: 'MORNING', bars: 1, clock: '0900' }, '28', 'tablets', 'C-V']);
    expect(label.reference[0]).toBe('Rx 701   Attending, A MD   DOB 04/23/1929');
  });

  it('that goes along on a leave speaks to who takes it, and says nothing of an end of the order', () => {
    const plan = packs[0] as PackPlan;
    const card = buildCard({ identity: AN_IDENTITY, resident: A_RESIDENT, order: aMarOrder('1', {}, { sigText: '1 TAB PO BID', product: { schedule: 'CIV' } }), plan, cards: packs, packId: 'K-0061963-8', filledOn: day('2026-12-01'), useBy: day('2027-06-01'), nextCardDue: null, takenAlone: true });
    expect([card.takenAlone, card.label.directions, card.label.cautions.length]).toEqual([true, 'Take 1 tablet by mouth twice a day.', 1]);
    expect([card.label.cautions[0]?.includes('Federal law'), build(plan).takenAlone]).toEqual([true, undefined]);
  });

  it('marks cavities of other than one unit, and totals them', () => {
    const halves = layoutPack([order('1', [540], 28, 1.5)], window(28), 'card').packs[0] as PackPlan;
    const card = build(halves, [halves]);
    expect([card.cavities[0]?.units, card.label.quantity, card.label.passNote, card.otherCards]).toEqual(['1½', '42', null, null]);
  });
});

describe('weekly sheet', () => {
  const orders = [aMarOrder('1', {}, { sigText: '1 TAB PO BID. Give with meals' }), aMarOrder('2', {}, { sigText: '1.5 TABS PO QHS. Hold if HR < 55', indication: null, product: { displayName: 'prednisone' } })];
  const { packs } = layoutPack([order('1', [480, 1200], 14), order('2', [1200], 14, 1.5)], window(14), 'multi_dose');
  const sheet = buildWeekSheet({
    paper: 'letter', identity: AN_IDENTITY, resident: A_RESIDENT, plan: packs[1] as PackPlan, packs, window: window(14), orders,
    notInPack: [{ product: { ...A_PRODUCT, displayName: 'warfarin sodium', strength: '5 mg' }, reason: 'dose_varies' }, { product: A_PRODUCT, reason: { text: 'ON HOLD since 12/01/2026' } }],
    packId: 'P-0042117-3', preparedOn: day('2026-12-01'), useBy: day('2027-01-30'),
  });

  it('has a cell that is complete when torn off, and null where nothing is given', () => {
    expect([sheet.period, sheet.weekOf, sheet.packOf, sheet.useBy]).toEqual(['Mon 12/14/2026 to Sun 12/20/2026', 'week 2 of 2', 'pack 1 of 1', '01/30/2027']);
    expect(sheet.rows[0]).toEqual([
      { date: 'Mon 12/14', lines: [{ count: '1', name: 'metFORMIN', strength: '500 mg' }], items: '1', part: null },
      null,
      null,
      { date: 'Mon 12/14', lines: [{ count: '1', name: 'metFORMIN', strength: '500 mg' }, { count: '1½', name: 'predniSONE', strength: '500 mg' }], items: '3', part: null },
    ]);
    expect(sheet.rows).toHaveLength(7);
    expect(sheet.passes.map(({ word, clock }) => `${word} ${clock}`)).toEqual(['MORNING 0800', 'NOON ', 'EVENING ', 'BEDTIME 2000']);
  });

  it('lists each drug with counts, total, purpose and everything to watch', () => {
    expect(sheet.drugs.map(({ counts, total, purpose, looks }) => [counts, total, purpose, looks])).toEqual([
      [['1', '-', '-', '1'], '14', 'For type 2 diabetes, with meals.', 'white tablet'],
      [['-', '-', '-', '1½'], '10½', 'Purpose: not on order. Hold if heart rate is less than 55.', 'white tablet, with half of a tablet'],
    ]);
  });

  it('names what is not in the pack, and why', () => {
    expect(sheet.notInPack).toEqual([{ drug: 'warfarin sodium 5 mg tablet', reason: 'own card: dose varies' }, { drug: 'metFORMIN 500 mg tablet', reason: 'ON HOLD since 12/01/2026' }]);
  });
});

describe('a pass that no one cell holds (D62)', () => {
  const ids = ['1', '2', '3'];
  const prints = ids.map((id) => aMarOrder(id));
  // Six units of each at one moment: twelve is what a cell takes.
  const full = ids.map((id) => order(id, id === '3' ? [480, 1200] : [480], 7, 6));
  const laid = (type: string): readonly PackPlan[] => layoutPack(full, window(7), 'multi_dose', { ...US_PACK_STOCK, sheet: PACK_TYPES.get(type) as SharedType }).packs;
  const shared = (plan: PackPlan, packs: readonly PackPlan[]) => ({ identity: AN_IDENTITY, resident: A_RESIDENT, plan, packs, orders: prints.filter(({ orderId }) => plan.cells.some(({ contents }) => contents.some((one) => one.orderId === orderId))), packId: 'P-1', preparedOn: FROM, useBy: FROM });

  it('is in two sheets, A and B of 2: each cell of that pass says so and each sheet names the other; no other cell does', () => {
    const packs = laid('week-7x4');
    const sheets = packs.map((plan) => buildWeekSheet({ ...shared(plan, packs), paper: 'letter', window: window(7), notInPack: [] }));
    expect(sheets.map(({ split, packOf }) => [packOf, split])).toEqual([['pack 1 of 2', '2 of 2'], ['pack 2 of 2', '1 of 2']]);
    expect(sheets.map(({ rows }) => rows[0]?.map((cell) => cell?.part ?? null))).toEqual([['A of 2', null, null, null], ['B of 2', null, null, null]]);
    expect(sheets[1]?.rows[0]?.[3]?.part).toBeNull();
  });

  it('is in two pouches of one strip, A and B of 2, counted over the strip; a pass of one pouch says nothing', () => {
    const [strip] = laid('pouch-strip');
    const { pouches } = buildPouches(shared(strip as PackPlan, [strip as PackPlan]));
    expect(pouches.slice(0, 3).map(({ part, strip: of, number, pass, items, lines }) => [part, of, number, pass.clock, items, lines.length])).toEqual([['A of 2', null, 1, '0800', '12', 2], ['B of 2', null, 2, '0800', '6', 1], [null, null, 3, '2000', '6', 1]]);
    expect(pouches[0]?.lines[0]).toEqual({ count: '6', name: 'metFORMIN', strength: '500 mg', looks: 'white tablet' });
    expect(pouches).toHaveLength(21);
  });
});

describe('the record of a divided pass (D62)', () => {
  const record = (divided: readonly DividedPass[]): readonly string[] => buildMar({
    paper: 'letter', identity: AN_IDENTITY, resident: A_RESIDENT, record: 'medication', days: { from: day('2026-12-01'), to: day('2027-01-01') }, madeOn: FROM, orders: [aMarOrder('1')], passes: buildPassSchedule([], []), absences: [], dischargedAt: null, zone: null, divided,
  }).footnotes;

  it('tells the hour, the days and the parts, of its month alone; of an undivided pass it says nothing', () => {
    const moments = [0, 1, 2, 40].map((offset) => ({ at: atMinute(addDays(FROM, offset), 480) as LocalMinute, parts: 2 }));
    expect(record(moments).filter((note) => note.includes('parts'))).toEqual(['0800 pass, 12/07 to 12/09/2026: packed in 2 parts, A and B of 2. Open all of them.']);
    expect(record([]).filter((note) => note.includes('parts'))).toEqual([]);
  });

  it('is told of the cells that share a moment, in whatever packs they lie', () => {
    const full = ['1', '2', '3'].map((id) => order(id, [480], 1, 6));
    for (const type of ['week-7x4', 'pouch-strip']) {
      const { packs } = layoutPack(full, window(1), 'multi_dose', { ...US_PACK_STOCK, sheet: PACK_TYPES.get(type) as SharedType });
      expect([...dividedPasses(packs)]).toEqual([['R1', [{ at: atMinute(FROM, 480), parts: 2 }]]]);
    }
    expect([...dividedPasses(layoutPack(full, window(1), 'card').packs).values()].flat()).toEqual([]);
  });
});

describe('pick list', () => {
  it('sums a product over residents, keeps controlled drugs apart and warns of neighbours', () => {
    const other = { ...A_PRODUCT, ndc: '0000-0000-02', strength: '1000 mg' };
    const controlled = { ...A_PRODUCT, ndc: '0000-0000-03', displayName: 'lorazepam', strength: '1 mg', schedule: 'CIV' as const, imprint: 'A 1' };
    const pick = (residentId: string, product: typeof A_PRODUCT, dispensed: number): Parameters<typeof buildPickList>[0]['orders'][number] => ({ residentId, product, dispensed: dispensed as Milli, pulled: Math.ceil(dispensed / 1000), packs: 1 });
    const list = buildPickList({
      paper: 'letter', identity: AN_IDENTITY, facility: 'Sample Court', pharmacy: 'Sample Pharmacy', window: window(28),
      orders: [pick('R1', A_PRODUCT, 28_000), pick('R2', A_PRODUCT, 13_500), pick('R2', other, 28_000), pick('R1', controlled, 28_000)],
      leftOut: [{ resident: 'SAMPLE, B', product: A_PRODUCT, rxNumber: '702', reason: 'held' }, { resident: 'SAMPLE, A', product: A_PRODUCT, rxNumber: '701', reason: { text: 'No refills left.' } }],
      stock: null,
    });
    expect(list.sections.map((section) => [section.title, section.lines.map((line) => [line.drug.strength, line.pull, line.packed, line.residents, line.cards, line.warning])])).toEqual([
      ['Controlled drugs: count with two people', [['1 mg', '28 tablets', '28', 1, 1, null]]],
      ['Tablets and capsules', [['1,000 mg', '28 tablets', '28', 1, 1, 'also here: 500 mg'], ['500 mg', '42 tablets', '41½', 2, 2, 'also here: 1,000 mg']]],
    ]);
    expect(list.leftOut.map((line) => [line.resident, line.reason])).toEqual([['SAMPLE, A', 'No refills left.'], ['SAMPLE, B', 'ON HOLD']]);
    expect(list.totals.at(-1)).toEqual({ label: 'imprint not recorded', value: '2 of 3 tablets and capsules: check against the bottle' });
  });
});

describe('pick list of a pharmacy that keeps stock', () => {
  const kept = (code: string, location: string, units: number): KeptContainer => ({ code, lot: `L-${code}`, expiresOn: day('2027-08-31'), location, units: (units * 1000) as Milli });
  const product = (ndc: string, displayName: string, schedule: 'CIV' | null = null): typeof A_PRODUCT => ({ ...A_PRODUCT, ndc, displayName, schedule });
  const [metformin, lisinopril, warfarin, lorazepam] = [product('1-1-1', 'metformin'), product('1-1-2', 'lisinopril'), product('1-1-3', 'warfarin'), product('1-1-4', 'lorazepam', 'CIV')];
  const order = (one: typeof A_PRODUCT, units: number): Parameters<typeof buildPickList>[0]['orders'][number] => ({ residentId: 'R1', product: one, dispensed: (units * 1000) as Milli, pulled: units, packs: 1 });
  const list = buildPickList({
    paper: 'letter', identity: AN_IDENTITY, facility: 'Sample Court', pharmacy: 'Sample Pharmacy', window: window(28), leftOut: [],
    orders: [order(metformin, 100), order(lisinopril, 28), order(warfarin, 14), order(lorazepam, 20)],
    stock: new Map([
      ['1-1-1', { containers: [kept('C-1', 'B-02', 60), kept('C-2', 'A-01', 20), kept('C-3', 'A-01', 10)], short: 4000 as Milli }], ['1-1-2', { containers: [kept('C-4', 'A-01', 28)], short: 0 as Milli }],
      ['1-1-3', { containers: [], short: 14_000 as Milli }], ['1-1-4', { containers: [kept('C-5', 'SAFE', 20)], short: 0 as Milli }],
    ]),
  });

  it('goes through the places once, controlled drugs apart, and names what is short', () => {
    expect(list.sections.map(({ title, lines }) => [title, lines.map((line) => [line.drug.name, line.pull, line.containers.map(({ code, units }) => `${code} ${units}`).join(), line.elsewhere, line.short, line.residents])])).toEqual([
      ['Controlled drugs: count with two people', [['LORazepam', '20 tablets', 'C-5 20', null, null, 1]]],
      ['From the shelves, place by place', [
        ['lisinopril', '28 tablets', 'C-4 28', null, null, 1],
        ['metFORMIN', '30 tablets', 'C-2 20,C-3 10', 'and 60 at B-02, 6 taken already', 'SHORT: 4 tablets not in stock', 1],
        ['metFORMIN', '60 tablets', 'C-1 60', 'and 30 at A-01', null, null],
      ]],
      ['Not in stock', [['warfarin', '14 tablets', '', null, 'SHORT: 14 tablets not in stock', 1]]],
    ]);
    expect(list.totals).toContainEqual({ label: 'not enough in stock', value: '2 products: marked SHORT' });
  });
});

describe('small texts', () => {
  it.each([[0, 'NIGHT'], [359, 'EARLY'], [360, 'EARLY'], [480, 'MORNING'], [720, 'NOON'], [840, 'NOON'], [1020, 'EVENING'], [1260, 'BEDTIME'], [1380, 'NIGHT']])('minute %i is %s', (minute, word) => {
    expect(passText(minute).word).toBe(word);
  });

  it('never leaves allergies blank', () => {
    expect([allergyLine(''), allergyLine('NKDA'), allergyLine('Nut; Latex (rash)')]).toEqual([
      { kind: 'not_recorded' }, { kind: 'none_known', text: 'No known drug allergies' }, { kind: 'known', items: ['Nut', 'Latex (rash)'] },
    ]);
  });
});
