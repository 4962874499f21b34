import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type FillOrder, computeFill } from '@cyclefill/domain/cycle-fill';
import { type Day, type DayRange, type LocalMinute, type Milli, type MinuteRange, addDays, addMonths, atMinute, civilFromDay, day, minuteOf, parseMilli } from '@cyclefill/domain/kernel';
import { type PackLayout, type PackPlan, classifyProduct, layoutPack } from '@cyclefill/domain/packing';
import { type Phase, type Regimen, buildPassSchedule, canBeginStat, doseStateAt, forEachDose, largestDose, removalsIn, withFirstDose } from '@cyclefill/domain/regimen';
import { errorProneTerms } from '@cyclefill/domain/sig';
import { A_DRUG } from '../../../../test/builders/order.builder.js';
import { COMMON_RULES } from '../../../../test/builders/rules.builder.js';
import { SLOW_LAW } from '../../../../test/support/law-runs.js';
import { buildCard } from './card.document.js';
import { buildMar } from './mar.document.js';
import { type Absence, gridRows } from './mar-grid.js';
import type { MarOrderInput } from './mar-order.js';
import { removalRows } from './mar-removals.js';
import { MAR_CELL_STATES, type MarModel } from './mar.model.js';
import { MAR_LAYOUTS, type MarLayout, ORDER_SHEET_LAYOUTS, type OrderSheetLayout } from './document-settings.js';
import { buildOrderSheet } from './order-sheet.document.js';
import { monthDays, recordSpans } from './record-days.js';
import { recordOf } from './record-kind.js';
import { AN_IDENTITY, A_PRODUCT, A_RESIDENT, aMarOrder } from '../../../../test/builders/order-print.builder.js';
import { buildWeekSheet } from './week.document.js';

const PASSES = buildPassSchedule([], []);

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) frozen(part);
  }
  return value;
}

const dayNear = fc.integer({ min: -40, max: 70 }).map((offset) => addDays(day('2028-02-01'), offset));
const moment = fc.tuple(dayNear, fc.constantFrom(0, 0, 600, 1000)).map(([on, minute]) => atMinute(on, minute));
const span: fc.Arbitrary<MinuteRange> = fc.tuple(moment, fc.option(fc.integer({ min: 1, max: 20_000 }))).map(([from, length]) => ({ from, to: length === null ? null : ((from + length) as LocalMinute) }));
const doses = fc.constantFrom(500, 1000, 1500, 2000).map((dose) => dose as Milli);

const phase: fc.Arbitrary<Phase> = fc.record({
  anchor: dayNear,
  from: moment,
  to: fc.constant(null),
  days: fc.oneof(
    fc.constant({ kind: 'daily' as const }),
    fc.integer({ min: 2, max: 5 }).map((every) => ({ kind: 'every-n-days' as const, every })),
    fc.subarray([0, 1, 2, 3, 4, 5, 6] as const, { minLength: 1 }).map((days) => ({ kind: 'weekdays' as const, days })),
    fc.constant({ kind: 'month-days' as const, days: [15, 31] }),
  ),
  times: fc.oneof(
    fc.constantFrom('QD', 'BID', 'QID', 'Q6H', 'ACHS').map((code) => ({ kind: 'passes' as const, code })),
    fc.constant({ kind: 'clock' as const, minutes: [450, 1275] }),
    fc.tuple(fc.integer({ min: 5, max: 30 }), moment).map(([hours, from]) => ({ kind: 'every-hours' as const, hours, from })),
  ),
  dose: fc.oneof(doses.map((dose) => ({ kind: 'fixed' as const, dose })), fc.tuple(doses, doses).map((two) => ({ kind: 'alternating' as const, doses: two }))),
});

/** A phase with a stop, or a taper of two that abut. */
const regimen: fc.Arbitrary<Regimen> = fc.oneof(
  fc.tuple(phase, fc.option(fc.integer({ min: 1, max: 90_000 }))).map(([one, length]) => ({ prn: false, phases: [{ ...one, to: length === null ? null : ((one.from + length) as LocalMinute) }] })),
  fc.tuple(phase, phase, fc.integer({ min: 1440, max: 30_000 })).map(([one, two, length]) => {
    const turn = (one.from + length) as LocalMinute;
    return { prn: false, phases: [{ ...one, to: turn }, { ...two, from: turn }] };
  }),
);

const situation = fc.record({
  regimen,
  holds: fc.array(span, { maxLength: 2 }),
  absences: fc.array(fc.record({ kind: fc.constantFrom<Absence['kind']>('leave', 'hospital'), range: span }), { maxLength: 2 }),
  dischargedAt: fc.option(moment),
});

const FEBRUARY: DayRange = { from: day('2028-02-01'), to: day('2028-03-01') };

const lifeOf = ({ phases }: Regimen): MinuteRange => ({ from: (phases[0] as Phase).from, to: phases.at(-1)?.to ?? null });

function texts(value: unknown, path = ''): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => texts(part, `${path}.${key}`));
}

/** Names of people and ids are printed as they are; words in quotation marks are the prescriber's own. */
const NOT_OURS = /^\.(?:identity|resident|kind|paper)|\.(?:cells|state|kind|badge)\b/;

function expectPlain(model: object): void {
  for (const [path, text] of texts(model)) {
    if (!NOT_OURS.test(path) && !text.startsWith('"')) expect({ path, text, terms: errorProneTerms(text) }).toEqual({ path, text, terms: [] });
  }
}

function packed(order: MarOrderInput, given: (typeof situation extends fc.Arbitrary<infer S> ? S : never), window: DayRange, preference: 'card' | 'multi_dose'): PackLayout {
  const presence = { absences: given.absences.map((absence) => absence.range), dischargedAt: given.dischargedAt };
  const due: { at: LocalMinute; dose: Milli }[] = [];
  forEachDose(given.regimen, PASSES, window, (on, minute, dose) => {
    const at = atMinute(on, minute);
    if (doseStateAt(at, given.holds, presence) === 'due') due.push({ at, dose });
  });
  const product = { displayName: order.product.displayName, ingredient: 'metformin', form: order.product.form, category: order.product.category };
  const packProduct = { ...product, ...classifyProduct(product), ndc11: '1', schedule: null, labelLength: 16 };
  return layoutPack([{ orderId: order.orderId, residentId: 'R1', product: packProduct, prn: false, variesByDay: false, largestDose: largestDose(given.regimen), doses: due }], window, preference);
}

const cellSum = (layout: PackLayout): number => layout.packs.flatMap((pack) => pack.cells.flatMap((cell) => cell.contents)).reduce((sum, one) => sum + one.dose, 0);

describe('D2: one list of doses behind every document', () => {
  it('due cells × dose = pack cells + bulk = what the fill covers, dispenses and leaves short', () => {
    fc.assert(fc.property(situation, fc.constantFrom<'card' | 'multi_dose'>('card', 'multi_dose'), (given, preference) => {
      const order = aMarOrder('1');
      const rows = gridRows(frozen({ regimen: given.regimen, holds: given.holds }), { passes: PASSES, days: FEBRUARY, absences: given.absences, dischargedAt: given.dischargedAt });
      const onMar = rows.reduce((sum, row) => sum + row.dose * row.cells.filter((cell) => cell === 'due').length, 0);
      const layout = packed(order, given, FEBRUARY, preference);
      expect(cellSum(layout) + layout.bulk.reduce((sum, line) => sum + line.quantity, 0)).toBe(onMar);

      const fillOrder: FillOrder = {
        orderId: '1', residentId: 'R1', regimen: given.regimen, ...lifeOf(given.regimen), holds: given.holds, mode: 'cycle', prescriberKnown: true, problem: null, changedSince: false,
        schedule: null, splitUnit: 500 as Milli, writtenOn: day('2028-01-01'), refillsUsed: 0, everFilled: false, dosesPerUnit: 1, authorisedLeft: 1e9 as Milli, lastFill: null, onHand: null,
        earliestFillOn: null, drug: A_DRUG, group: null, prnReasonGiven: false, prnReviews: [], emergency: null, stopsByPolicy: false, previousNdc11: null,
      };
      const presence = { absences: given.absences.map((absence) => absence.range), dischargedAt: given.dischargedAt };
      const resident = { passes: PASSES, presence, allergiesRecorded: true, placed: true, crushMeds: false, coverage: { partD: false, partDFacility: true, residenceCode: '03' }, consent: { census: false, standing: [], requestedWindows: [] } };
      const fill = computeFill(fillOrder, resident, { window: FEBRUARY, previousFrom: addDays(FEBRUARY.from, -28), asOf: atMinute(day('2027-12-01')), pack: COMMON_RULES });
      if (fill === null) expect(onMar).toBe(0);
      else expect(fill.quantities.covered + fill.quantities.dispensed + fill.quantities.short).toBe(onMar);
    }));
  });

  it('a STAT dose and what is removed change no sum: due cells × dose = line + STAT, and removals are signed for on the days on which they are due', () => {
    const wearing = fc.constantFrom<number | 'next'>(720, 1440, 4320, 'next');
    fc.assert(fc.property(situation.filter(({ regimen: one }) => canBeginStat(one)), wearing, fc.boolean(), (given, lasts, isStat) => {
      const worn: Regimen = { ...given.regimen, phases: given.regimen.phases.map((one) => ({ ...one, lasts })) };
      const drawn = isStat ? withFirstDose(worn, 'stat_then_next_slot') : worn;
      const context = { passes: PASSES, days: FEBRUARY, absences: [], dischargedAt: null };
      const life = lifeOf(given.regimen);
      const order: MarOrderInput = { ...aMarOrder('1'), regimen: drawn, ...life };
      const rows = gridRows({ regimen: drawn, holds: [] }, context);
      const onMar = rows.reduce((sum, row) => sum + row.dose * row.cells.filter((cell) => cell === 'due').length, 0);
      const due: number[] = [];
      forEachDose(drawn, PASSES, FEBRUARY, (_on, _minute, dose) => due.push(dose));
      expect(onMar).toBe(due.reduce((sum, dose) => sum + dose, 0));
      expect(rows.filter(({ stat }) => stat).reduce((sum, { cells }) => sum + cells.filter((cell) => cell === 'due').length, 0)).toBeLessThanOrEqual(1);
      const signed = removalRows({ regimen: drawn, holds: [] }, rows, context).reduce((sum, { cells }) => sum + cells.filter((cell) => cell === 'due').length, 0);
      const moments = new Set(removalsIn(drawn, PASSES, FEBRUARY).map(({ day: on, minute, applied }) => `${on} ${minute} ${minuteOf(applied)}`));
      expect(signed).toBe(moments.size);
      const model = buildMar({ paper: 'letter', identity: AN_IDENTITY, resident: A_RESIDENT, record: recordOf(order.product), days: monthDays(2028, 2), madeOn: day('2028-02-01'), orders: [order], passes: PASSES, absences: [], dischargedAt: null, zone: null });
      expectPlain(model);
    }), SLOW_LAW);
  });

  it('labels and tables of packs say the sum of their cells', () => {
    fc.assert(fc.property(situation, (given) => {
      const order = aMarOrder('1');
      for (const preference of ['card', 'multi_dose'] as const) {
        const { packs } = packed(order, given, FEBRUARY, preference);
        for (const plan of packs) expect(printedTotal(plan, packs, order)).toBe(plan.cells.flatMap((cell) => cell.contents).reduce((sum, one) => sum + one.dose, 0));
      }
    }), SLOW_LAW);
  });
});

function milliOf(text: string): number {
  return parseMilli(text.replaceAll(',', '').replace('½', '.5').replace(/^\./, '0.')) ?? Number.NaN;
}

/** The total a pack prints, back in thousandths; checks the model's text on the way. */
function printedTotal(plan: PackPlan, packs: readonly PackPlan[], order: MarOrderInput): number {
  const shared = { identity: AN_IDENTITY, resident: A_RESIDENT, plan, packId: 'P-0000001-0', useBy: day('2028-03-31') };
  if (plan.type.kind === 'card') {
    const card = buildCard({ ...shared, order, cards: packs, filledOn: day('2028-01-25'), nextCardDue: FEBRUARY.to });
    expectPlain(card);
    expect(card.cavities.map((cavity) => cavity.left)).toEqual(card.cavities.map((_, index) => card.cavities.length - index));
    return milliOf(card.label.quantity);
  }
  const sheet = buildWeekSheet({ ...shared, packs, paper: 'a4', window: FEBRUARY, orders: [order], notInPack: [{ product: A_PRODUCT, reason: 'hazardous' }], preparedOn: day('2028-01-25') });
  expectPlain(sheet);
  expect(sheet.rows.length).toBe(sheet.dates.length);
  return milliOf(sheet.drugs[0]?.total ?? '');
}

const sig = fc.constantFrom('1 TAB PO BID. Hold for SBP < 100 or HR < 55', 'Give 1 tablet by mouth once daily', '1/2 TAB PO QHS', 'take as directed UD', '2 TABS PO Q4H PRN PAIN > 4/10. Max 3 g/24h', 'Apply 1 patch; rotate sites and remove old patch', '');

const marOrders = fc.array(fc.record({ given: situation, sig, prn: fc.constantFrom(false, false, true), group: fc.constantFrom(null, null, 'G'), indication: fc.constantFrom('CHF', 'house', null, 'I10 hypertension') }), { maxLength: 5 }).map((all) =>
  all.map(({ given, sig: sigText, prn, group, indication }, index): MarOrderInput => ({
    ...aMarOrder(String(index)), regimen: { ...given.regimen, prn }, ...lifeOf(given.regimen), holds: given.holds, sigText, prn, prnReason: prn ? 'pain' : null, indication, group, step: index,
  })),
);

const month = fc.integer({ min: -3, max: 14 }).map((offset) => civilFromDay(addMonths(day('2027-12-01'), offset)));

function build(orders: readonly MarOrderInput[], { year, month: of }: { readonly year: number; readonly month: number }, absences: readonly Absence[], dischargedAt: LocalMinute | null): MarModel {
  return buildMar({ paper: 'a4', identity: AN_IDENTITY, resident: A_RESIDENT, record: 'medication', days: monthDays(year, of), madeOn: day('2028-01-25') as Day, orders, passes: PASSES, absences, dischargedAt, zone: null });
}

describe('laws of the record', () => {
  it('puts every order on the record exactly once, or into the omissions with a reason', () => {
    fc.assert(fc.property(marOrders, month, fc.array(span, { maxLength: 1 }), (orders, at, away) => {
      const model = build(frozen(orders), at, away.map((range) => ({ kind: 'leave', range })), null);
      const printed = [...model.sections.flatMap((section) => section.blocks), ...model.prn].map((block) => block.reference[0] ?? '');
      for (const { rxNumber } of orders) {
        const blocks = printed.filter((line) => new RegExp(`\\b${rxNumber}\\b`).test(line)).length;
        const omitted = model.omissions.filter((omission) => omission.rxNumber === rxNumber);
        expect([rxNumber, blocks + omitted.length]).toEqual([rxNumber, 1]);
        for (const { reason } of omitted) expect(reason).toMatch(/^(?:starts|ended) \d/);
      }
    }));
  });

  it('has one known state a cell, as many cells as days, and counts its due cells', () => {
    fc.assert(fc.property(marOrders, month, fc.option(moment), (orders, at, dischargedAt) => {
      const model = build(orders, at, [], dischargedAt);
      for (const row of model.sections.flatMap((section) => section.blocks.flatMap((block) => block.rows))) {
        expect(row.cells).toHaveLength(model.days.length);
        expect(row.cells.filter((cell) => !MAR_CELL_STATES.includes(cell))).toEqual([]);
        expect(row.due).toBe(row.cells.filter((cell) => cell === 'due').length);
        for (const tag of row.tags) expect(row.cells.slice(tag.column, tag.column + Math.ceil(tag.text.length / 3.2)).filter((cell) => cell === 'due')).toEqual([]);
      }
    }));
  });

  it('prints nothing of the error-prone list', () => {
    fc.assert(fc.property(marOrders, month, fc.array(span, { maxLength: 1 }), (orders, at, away) => expectPlain(build(orders, at, away.map((range) => ({ kind: 'hospital', range })), null))), SLOW_LAW);
  });

  it('does not depend on the order of its input', () => {
    fc.assert(fc.property(marOrders, month, (orders, at) => expect(build(orders.toReversed(), at, [], null)).toEqual(build(orders, at, [], null))));
  });
});

/** Every due dose of records: order, day, hour and dose. */
function dueDoses(models: readonly (readonly [MarModel, DayRange])[]): readonly string[] {
  return models.flatMap(([model, { from }]) => model.sections.flatMap(({ blocks }) => blocks.flatMap(({ rows, reference }) => {
    const doses = rows.filter(({ kind }) => kind === 'dose');
    return doses.flatMap(({ hour, dose, cells }) => cells.flatMap((cell, column) => (cell === 'due' ? [`${reference[0]} ${from + column} ${hour} ${dose}`] : [])));
  }))).toSorted();
}

describe('what a facility chooses of its papers', () => {
  const INTERNATIONAL = { ...AN_IDENTITY, dates: 'international' as const, generatedAt: '01 Dec 2026 0412 UTC-05:00' };
  const input = (orders: readonly MarOrderInput[], days: DayRange): Parameters<typeof buildMar>[0] => ({ paper: 'a4', identity: AN_IDENTITY, resident: A_RESIDENT, record: 'medication', days, madeOn: day('2028-01-25'), orders, passes: PASSES, absences: [], dischargedAt: null, zone: null });

  it('every form of the record has the same due cells, none twice (R509)', () => {
    fc.assert(fc.property(marOrders, month, (orders, { year, month: of }) => {
      const days = monthDays(year, of);
      const inForm = (layout: MarLayout): readonly string[] => dueDoses(recordSpans(days, layout).map((span) => [buildMar({ ...input(orders, span), layout }), span]));
      const usual = inForm('hours');
      for (const layout of MAR_LAYOUTS) expect([layout, inForm(layout)]).toEqual([layout, usual]);
    }), SLOW_LAW);
  });

  it('every form of the order sheet has the same orders, each once (R509)', () => {
    fc.assert(fc.property(marOrders, fc.array(fc.constantFrom('One, A MD', 'Two, B NP'), { minLength: 5, maxLength: 5 }), (orders, people) => {
      const written = orders.map((order, index) => ({ ...order, prescriber: people[index] ?? '', lastFillOn: day('2028-06-01') }));
      const numbers = (layout: OrderSheetLayout): readonly string[] => buildOrderSheet({ paper: 'a4', identity: AN_IDENTITY, resident: A_RESIDENT, days: FEBRUARY, madeOn: day('2028-01-25'), orders: written, layout }).sections.flatMap((section) => section.orders.map(({ rxNumber }) => rxNumber)).toSorted();
      for (const layout of ORDER_SHEET_LAYOUTS) expect([layout, numbers(layout)]).toEqual([layout, numbers('kind')]);
    }), SLOW_LAW);
  });

  it('no paper with international dates has a date that is read month first (D112)', () => {
    const monthFirst = /\b\d\d\/\d\d(?:\/\d{4})?\b/;
    fc.assert(fc.property(situation, marOrders, (given, orders) => {
      const order = aMarOrder('1');
      const shared = { identity: INTERNATIONAL, resident: A_RESIDENT, packId: 'P-0000001-0', useBy: day('2028-03-31') };
      const cards = packed(order, given, FEBRUARY, 'card').packs.map((plan) => buildCard({ ...shared, plan, order, cards: [plan], filledOn: day('2028-01-25'), nextCardDue: FEBRUARY.to }));
      const sheets = packed(order, given, FEBRUARY, 'multi_dose').packs.filter(({ type }) => type.kind !== 'card')
        .map((plan) => buildWeekSheet({ ...shared, plan, packs: [plan], paper: 'a4', window: FEBRUARY, orders: [order], notInPack: [], preparedOn: day('2028-01-25') }));
      const record = buildMar({ ...input(orders, FEBRUARY), identity: INTERNATIONAL, absences: given.absences, dischargedAt: given.dischargedAt });
      for (const [path, text] of texts([...cards, ...sheets, record])) expect([path, monthFirst.test(text)]).toEqual([path, false]);
    }), SLOW_LAW);
  });
});
