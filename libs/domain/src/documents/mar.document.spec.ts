import { describe, expect, it } from '@jest/globals';
import { type Milli, Zone, day } from '@cyclefill/domain/kernel';
import { type Regimen, buildPassSchedule, withFirstDose } from '@cyclefill/domain/regimen';
import { type MarInput, buildMar } from './mar.document.js';
import type { MarOrderInput } from './mar-order.js';
import type { MarBlock, MarCellState, MarModel } from './mar.model.js';
import { monthDays } from './record-days.js';
import { AN_IDENTITY, A_RESIDENT, aMarOrder, at } from '../../../../test/builders/order-print.builder.js';

const MARKS: Readonly<Record<MarCellState, string>> = { due: '.', not_due: 'x', before_start: '/', after_stop: '\\', held: 'H', leave: 'A', hospital: 'C', discharged: 'D' };
const picture = (cells: readonly MarCellState[]): string => cells.map((cell) => MARKS[cell]).join('');

const december = (orders: readonly MarOrderInput[], more: Partial<MarInput> = {}): MarModel =>
  buildMar({
    paper: 'letter', identity: AN_IDENTITY, resident: A_RESIDENT, record: 'medication', days: monthDays(2026, 12), madeOn: day('2026-12-01'), orders,
    passes: buildPassSchedule([], []), absences: [], dischargedAt: null, zone: null, ...more,
  });
const onlyBlock = (model: MarModel): MarBlock => model.sections.flatMap((section) => section.blocks)[0] as MarBlock;
const grid = (block: MarBlock): readonly string[] => block.rows.map((row) => `${row.hour} ${row.dose} ${picture(row.cells)} ${row.due}`);

describe('the grid', () => {
  it('is blank where a dose is due and has a row for each time', () => {
    const block = onlyBlock(december([aMarOrder('1', { times: { kind: 'passes', code: 'BID' } }, { sigText: 'Give 1 tablet by mouth twice daily. Give with meals' })]));
    expect(grid(block)).toEqual([`0800 1 tab ${'.'.repeat(31)} 31`, `1700 1 tab ${'.'.repeat(31)} 31`]);
    expect([block.drug, block.directions, block.purpose, block.total]).toEqual([
      { name: 'metFORMIN', strength: '500 mg', form: 'tablet' }, 'Give 1 tablet by mouth twice a day with meals.', 'For type 2 diabetes.', '62 doses, 62 tablets',
    ]);
  });

  it('prints from when to when a liberalised pass may be given, and the hour itself of an order that is time-critical or has rows of its own without a window (D44)', () => {
    const rows = [{ wing: null, code: 'BID', effectiveFrom: day('2026-01-01'), minutes: [480, 1410], window: { early: 60, late: 60 } }];
    const passes = buildPassSchedule(rows, []);
    const bid = { times: { kind: 'passes' as const, code: 'BID' } };
    const own = buildPassSchedule([...rows, { wing: null, own: 'order' as const, code: 'BID', effectiveFrom: day('2026-01-01'), minutes: [510, 1020] }], []);
    const hours = (more: Partial<MarOrderInput>): readonly string[] => onlyBlock(december([{ ...aMarOrder('1', bid), ...more }], { passes })).rows.map(({ hour, until }) => (until === undefined ? hour : `${hour}-${until}`));
    expect([hours({}), hours({ timeCritical: true }), hours({ passes: own })]).toEqual([['0700-0900', '2230-0030'], ['0800', '2330'], ['0830', '1700']]);
    const notes = (more: Partial<MarOrderInput>): readonly string[] => december([{ ...aMarOrder('1', bid), ...more }], { passes }).footnotes;
    expect([notes({}).length, notes({ timeCritical: true }).length]).toEqual([1, 0]);
  });

  it('a window that changes inside the month has a row of its own, and each dose stands in one of them', () => {
    const row = { wing: null, code: 'QD', effectiveFrom: day('2026-01-01'), minutes: [480] };
    const block = onlyBlock(december([aMarOrder('1')], { passes: buildPassSchedule([row, { ...row, effectiveFrom: day('2026-12-16'), window: { early: 60, late: 60 } }], []) }));
    expect(block.rows.map(({ hour, until, due }) => [hour, until, due])).toEqual([['0800', undefined, 15], ['0700', '0900', 16]]);
  });

  it('opens at the hour of the start and closes at the hour of the stop, with an edge and the last dose in the tag', () => {
    const block = onlyBlock(december([aMarOrder('1', { times: { kind: 'passes', code: 'BID' }, from: at('2026-12-04T14:00'), to: at('2026-12-11T09:00') })]));
    expect(grid(block)).toEqual([`0800 1 tab ////.......${'\\'.repeat(20)} 7`, `1700 1 tab ///.......${'\\'.repeat(21)} 7`]);
    expect(block.rows.map((row) => row.edges)).toEqual([[4, 11], [3, 10]]);
    expect(block.rows.map((row) => row.tags)).toEqual([[{ column: 11, text: 'STOP after 12/11 0800' }], []]);
    expect(block.reference[0]).toBe('Rx 701 · start 12/04/2026 1400 · stop 12/11/2026 0900');
  });

  it('never lays a tag over a cell to be signed: a stop near the end of the month stands in the reference only', () => {
    const block = onlyBlock(december([aMarOrder('1', { to: at('2026-12-29') })]));
    expect(block.rows[0]?.tags).toEqual([]);
    expect(block.reference[0]).toContain('stop 12/28/2026');
  });

  it('marks days off with X and days held with H, and says the hold', () => {
    const monday = aMarOrder('1', { days: { kind: 'weekdays', days: [1, 3, 5] } });
    expect(grid(onlyBlock(december([monday])))).toEqual(['0800 1 tab x.x.xx.x.x.xx.x.x.xx.x.x.xx.x.x 13']);
    const held = onlyBlock(december([aMarOrder('1', {}, { holds: [{ from: at('2026-11-29'), to: null }] })]));
    expect(grid(held)).toEqual([`0800 1 tab ${'H'.repeat(31)} 0`]);
    expect(held.rows[0]?.tags).toEqual([{ column: 1, text: 'ON HOLD since 11/29/2026, no end date' }]);
    const short = onlyBlock(december([aMarOrder('1', {}, { holds: [{ from: at('2026-12-05'), to: at('2026-12-08') }] })]));
    expect([grid(short)[0], short.rows[0]?.tags, short.reference[2]]).toEqual([`0800 1 tab ....HHH${'.'.repeat(24)} 28`, [], 'ON HOLD 12/05/2026 through 12/07/2026']);
  });

  it('tells leave, hospital and discharge apart', () => {
    const absences = [
      { kind: 'leave', range: { from: at('2026-12-03T10:00'), to: at('2026-12-05T18:00') } },
      { kind: 'hospital', range: { from: at('2026-12-10T02:15'), to: at('2026-12-12') } },
    ] as const;
    const model = december([aMarOrder('1')], { absences, dischargedAt: at('2026-12-20T11:00') });
    expect(grid(onlyBlock(model))).toEqual([`0800 1 tab ...AA....CC.........${'D'.repeat(11)} 16`]);
    expect(model.footnotes).toEqual(['ON LEAVE 12/03/2026 1000 until 12/05/2026 1800.', 'IN HOSPITAL 12/10/2026 0215 through 12/11/2026.', 'DISCHARGED 12/20/2026 1100.']);
  });

  it('has exactly the days of its month: 29 in February 2028', () => {
    const model = december([aMarOrder('1')], { days: monthDays(2028, 2) });
    expect([model.title, model.days.length, model.days.at(-1), onlyBlock(model).rows[0]?.cells.length]).toEqual(['February 2028', 29, { number: 29, weekday: 'Tu', weekStart: false }, 29]);
  });

  it('gives alternating doses a row each', () => {
    const block = onlyBlock(december([aMarOrder('1', { anchor: day('2026-12-01'), dose: { kind: 'alternating', doses: [1000 as Milli, 500 as Milli] } })]));
    expect(grid(block)).toEqual([`0800 1 tab ${'.x'.repeat(15)}. 16`, `0800 ½ tab ${'x.'.repeat(15)}x 15`]);
    expect(block.total).toBe('31 doses, 23½ tablets');
  });
});

describe('special orders', () => {
  it('makes one block of a taper, a row a step, with the dose of each', () => {
    const step = (orderId: string, from: string, to: string, units: number, number: number): MarOrderInput =>
      aMarOrder(orderId, { from: at(from), to: at(to), dose: { kind: 'fixed', dose: (units * 1000) as Milli } }, {
        group: 'T', step: number, indication: 'COPD exacerbation', sigText: `Give ${units} tablets by mouth every morning. Give with food for 5 days (taper step ${number})`,
        product: { displayName: 'prednisone', strength: '10 mg' },
      });
    const block = onlyBlock(december([step('3', '2026-12-08', '2026-12-13', 1, 3), step('1', '2026-11-28', '2026-12-03', 3, 1), step('2', '2026-12-03', '2026-12-08', 2, 2)]));
    expect(grid(block)).toEqual([`0800 30 mg ..${'\\'.repeat(29)} 2`, `0800 20 mg //.....${'\\'.repeat(24)} 5`, `0800 10 mg ///////.....${'\\'.repeat(19)} 5`]);
    expect(block.steps).toEqual([
      { dates: '11/28 to 12/02', text: '3 tablets of 10 mg' }, { dates: '12/03 to 12/07', text: '2 tablets of 10 mg' }, { dates: '12/08 to 12/12', text: '1 tablet of 10 mg' },
    ]);
    expect([block.drug.name, block.drug.form, block.directions, block.total]).toEqual(['predniSONE', 'tablet, taper', 'Give by mouth every morning with food.', '12 doses: 21 tablets of 10 mg']);
    expect(block.rows[2]?.tags).toEqual([{ column: 12, text: 'STOP after 12/12 0800' }]);
  });

  it('says when the steps of a taper do not abut', () => {
    const orders = [aMarOrder('1', { to: at('2026-12-04') }, { group: 'T', step: 1 }), aMarOrder('2', { from: at('2026-12-06') }, { group: 'T', step: 2 })];
    expect(onlyBlock(december(orders)).reference).toContain('steps do not abut: ask');
  });

  it('puts measures under the hour they gate, and a removal under a patch', () => {
    const pulse = onlyBlock(december([aMarOrder('1', {}, { sigText: 'Give 1 tablet by mouth every other day. Check apical pulse; hold if < 60' })]));
    expect(pulse.rows.map((row) => [row.hour, row.dose, row.kind])).toEqual([['0800', '1 tab', 'dose'], ['', 'pulse', 'measure']]);
    expect(pulse.directions).toBe('Give 1 tablet by mouth every other day. Check apical pulse; hold if less than 60.');
    const patch = onlyBlock(december([aMarOrder('1', {}, { sigText: 'Apply 1 patch to affected area daily: apply in the morning, remove after 12 hours', packaging: 'bulk', product: { form: 'Medicated Patch', category: 'patch', doseUnit: 'patch' } })]));
    expect(patch.rows.map((row) => [row.hour, row.dose])).toEqual([['0800', '1 patch'], ['', 'site'], ['2000', 'remove']]);
    expect(patch.badge).toBe('NOT IN PACK');
  });

  describe('what is applied and removed (D27)', () => {
    const patch = (phase: Parameters<typeof aMarOrder>[1], sigText: string, more: Partial<MarOrderInput> = {}): MarOrderInput =>
      ({ ...aMarOrder('1', phase, { sigText, packaging: 'bulk', product: { form: 'Medicated Patch', category: 'patch', doseUnit: 'patch' } }), ...more });
    const rows = (order: MarOrderInput, more: Partial<MarInput> = {}): readonly string[] => onlyBlock(december([order], more)).rows.map((row) => `${row.hour} ${row.dose} ${row.kind} ${picture(row.cells).slice(0, 12)}`);

    it('a patch of 72 hours: the old one comes off when the next goes on, and not on the day of the first', () => {
      const order = patch({ days: { kind: 'every-n-days', every: 3 }, anchor: day('2026-12-02'), from: at('2026-12-02') }, 'Apply 1 patch to clean, dry skin every 72 hours; rotate sites and remove old patch');
      expect(rows(order)).toEqual(['0800 1 patch dose /.xx.xx.xx.x', ' site measure /.xx.xx.xx.x', '0800 remove removal /xxx.xx.xx.x']);
      expect(onlyBlock(december([order])).total).toBe('10 doses, 10 patches');
    });

    it('on at 9 and off at 9 in the evening, from the text alone', () => {
      expect(rows(patch({ times: { kind: 'clock', minutes: [540] } }, 'apply 1 patch at 9 am remove at 9 pm'))).toEqual([`0900 1 patch dose ${'.'.repeat(12)}`, `2100 remove removal ${'.'.repeat(12)}`]);
    });

    it('on in the evening and off twelve hours later is off on the next day, on the day after the stop too', () => {
      const order = patch({ times: { kind: 'passes', code: 'QHS' }, from: at('2026-12-03T10:00'), to: at('2026-12-06') }, 'Apply 1 patch at bedtime, on for 12 hours, off for 12 hours');
      expect(rows(order)).toEqual([`2000 1 patch dose //...${'\\'.repeat(7)}`, `0800 remove removal ///...${'\\'.repeat(6)}`]);
    });

    it('comes off although the order is on hold by then, and not where it was never applied', () => {
      const held = patch({ times: { kind: 'passes', code: 'QHS' }, lasts: 720 }, 'Apply 1 patch at bedtime', { holds: [{ from: at('2026-12-04'), to: at('2026-12-06') }] });
      expect(rows(held)).toEqual(['2000 1 patch dose ...HH.......', '0800 remove removal ....Hx......']);
      const away = rows(patch({ lasts: 720 }, 'Apply 1 patch'), { absences: [{ kind: 'leave', range: { from: at('2026-12-04T10:00'), to: at('2026-12-05T10:00') } }] });
      expect(away).toEqual(['0800 1 patch dose ....A.......', '2000 remove removal ...Ax.......']);
    });

    it('an order that ended in the month before is on the record while something of it is still to come off', () => {
      const order = patch({ times: { kind: 'passes', code: 'QHS' }, lasts: 720, to: at('2026-12-01') }, 'Apply 1 patch at bedtime');
      expect(rows(order)).toEqual(['2000 1 patch dose \\\\\\\\\\\\\\\\\\\\\\\\', '0800 remove removal .\\\\\\\\\\\\\\\\\\\\\\']);
      expect(december([{ ...order, to: at('2026-11-30'), regimen: { prn: false, phases: order.regimen?.phases.map((phase) => ({ ...phase, to: at('2026-11-30') })) ?? [] } }]).omissions).toHaveLength(1);
    });
  });

  it('gives a STAT dose a row of its own with one open cell, and counts it (D32, D46)', () => {
    const plain = aMarOrder('1', { times: { kind: 'passes', code: 'BID' }, from: at('2026-12-04T10:15') });
    const block = onlyBlock(december([{ ...plain, regimen: withFirstDose(plain.regimen as Regimen, 'stat_then_next_slot') }]));
    expect(grid(block)).toEqual([`1015 STAT 1 tab ///.${'\\'.repeat(27)} 1`, `0800 1 tab ////${'.'.repeat(27)} 27`, `1700 1 tab ///${'.'.repeat(28)} 28`]);
    expect([block.total, block.reference[2]]).toEqual(['56 doses, 56 tablets', 'STAT dose: emergency kit or first fill, not in the pack']);
    // On a slot of the same hour it keeps its own row too.
    const onSlot = aMarOrder('1', { from: at('2026-12-04T08:00') });
    expect(grid(onlyBlock(december([{ ...onSlot, regimen: withFirstDose(onSlot.regimen as Regimen, 'stat_then_next_slot') }])))).toEqual([
      `0800 STAT 1 tab ///.${'\\'.repeat(27)} 1`, `0800 1 tab ////${'.'.repeat(27)} 27`,
    ]);
  });

  it('prints a sliding scale as a table with units and glucose to fill in', () => {
    const sigText = 'Inject subcutaneously before meals per sliding scale: BG 151-200 = 2 units, 201-250 = 4 units, > 350 call MD';
    const block = onlyBlock(december([aMarOrder('1', { times: { kind: 'passes', code: 'AC' } }, { sigText, product: { doseUnit: 'units' } })]));
    expect(block.directions).toBe('Inject subcutaneously before meals per sliding scale.');
    expect(block.steps).toEqual([{ dates: '151 to 200', text: '2 units' }, { dates: '201 to 250', text: '4 units' }, { dates: 'above 350', text: 'call the prescriber' }]);
    expect(block.rows.map((row) => `${row.hour} ${row.dose}`)).toEqual(['0730 units', ' glucose', '1130 units', ' glucose', '1630 units', ' glucose']);
    expect(block.total).toBe('93 checks');
  });

  it('quotes what cannot be read and leaves one open row to ask about', () => {
    const block = onlyBlock(december([aMarOrder('1', { to: at('2026-12-03') }, { regimen: null, sigText: 'use UD OD' })]));
    expect([block.directions, block.asWritten, block.total]).toEqual(['"use UD OD"', true, 'doses not counted: ask']);
    expect(grid(block)).toEqual([` ask hour ..${'\\'.repeat(29)} 2`]);
  });

  it('prints an as-needed order with its limits, and says what is not on the order', () => {
    const sigText = '2 TABS PO Q4H PRN MILD PAIN OR TEMP > 101 F. Max 3 g in 24 hours';
    const pain = aMarOrder('1', {}, { prn: true, frequencyCode: 'Q4H', prnReason: 'mild pain or temp > 101 F', sigText, product: { displayName: 'acetaminophen' } });
    const sleep = aMarOrder('2', { to: at('2026-12-13') }, { prn: true, frequencyCode: 'QHS', prnReason: 'insomnia', sigText: '1 CAP PO QHS PRN INSOMNIA', product: { displayName: 'temazepam', schedule: 'CIV' } });
    const { prn, sections } = december([sleep, pain]);
    expect(prn.map(({ mostDoses }) => mostDoses)).toEqual([31, 12]);
    expect(sections).toEqual([]);
    expect(prn.map(({ drug, directions, purpose, limits, stop, schedule, counted }) => [drug.name, directions, purpose, limits, stop, schedule, counted])).toEqual([
      ['acetaminophen', 'Give 2 tablets by mouth every 4 hours as needed.', 'For mild pain or temperature above 101 F.', ['at least 4 hours apart', 'no more than 3 g in 24 hours'], null, null, false],
      ['temazepam', 'Give 1 capsule by mouth at bedtime as needed.', 'For insomnia.', ['once, at bedtime', 'maximum in 24 hours: NOT ON ORDER, ask'], 'STOP after 12/12/2026', 'C-IV', true],
    ]);
  });
});

describe('the record', () => {
  it('orders blocks by hour, then drug, in two bands', () => {
    const named = (orderId: string, displayName: string, code: string, packaging: MarOrderInput['packaging']): MarOrderInput => aMarOrder(orderId, { times: { kind: 'passes', code } }, { packaging, product: { displayName } });
    const model = december([named('1', 'zolpidem', 'QHS', 'card'), named('2', 'lactulose', 'QD', 'bulk'), named('3', 'furosemide', 'QD', 'card'), named('4', 'aspirin', 'QD', 'multi_dose')]);
    expect(model.sections.map((section) => [section.title, section.blocks.map((block) => block.drug.name)])).toEqual([
      ['SCHEDULED, IN PACK', ['aspirin', 'furosemide', 'zolpidem']],
      ['SCHEDULED, NOT IN PACK', ['lactulose']],
    ]);
  });

  it('lists every order that is not on it, with the reason', () => {
    const model = december([aMarOrder('1', { to: at('2026-12-01') }), aMarOrder('2', { from: at('2027-01-05') }), aMarOrder('3')]);
    expect(model.omissions).toEqual([
      { drug: 'metFORMIN 500 mg tablet', rxNumber: '701', reason: 'ended 11/30/2026' },
      { drug: 'metFORMIN 500 mg tablet', rxNumber: '702', reason: 'starts 01/05/2027' },
    ]);
  });

  it('prints a monthly order that starts after its day, with no dose due', () => {
    const block = onlyBlock(december([aMarOrder('1', { from: at('2026-12-20'), days: { kind: 'month-days', days: [15] } })]));
    expect(grid(block)).toEqual([`0800 1 tab ${'/'.repeat(19)}${'x'.repeat(12)} 0`]);
  });

  it('notes the nights on which the clocks change, where a dose lies in the hour', () => {
    const clock = (minute: number): MarOrderInput => aMarOrder('1', { times: { kind: 'clock', minutes: [minute] } });
    const zone = Zone.of('America/New_York');
    expect(december([clock(90)], { days: monthDays(2026, 11), zone }).footnotes).toEqual(['11/01/2026 the clocks go back: the 0130 dose is given once, the first time it is 0130.']);
    expect(december([clock(150)], { days: monthDays(2027, 3), zone }).footnotes).toEqual(['03/14/2027 the clocks go forward: the 0230 dose is given at 0300.']);
    expect(december([clock(480)], { days: monthDays(2027, 3), zone }).footnotes).toEqual([]);
  });

  it('D36: treatments stand on a record of their own, with a row for the site, and each record says what is on the other', () => {
    const cream = aMarOrder('2', {}, { sigText: 'Apply to affected area twice daily', packaging: 'bulk', product: { displayName: 'nystatin', strength: '100,000 units/g', form: 'Topical Cream', category: 'topical', doseUnit: 'application' } });
    const barrier = aMarOrder('3', {}, { prn: true, prnReason: 'redness', packaging: 'bulk', product: { displayName: 'zinc oxide', strength: '20 %', form: 'Ointment', category: 'topical', doseUnit: 'application' } });
    const [mar, tar] = (['medication', 'treatment'] as const).map((record) => december([aMarOrder('1'), cream, barrier], { record }));
    const shown = (model: MarModel | undefined): unknown => [model?.sections.map(({ title, blocks }) => [title, blocks.map(({ drug, rows }) => [drug.name, ...rows.map(({ dose, due }) => `${dose} ${due}`)])]), model?.prn.map(({ drug }) => drug.name), model?.omissions.map(({ rxNumber, reason }) => `${rxNumber} ${reason}`), model?.footnotes];
    expect(shown(mar)).toEqual([[['SCHEDULED, IN PACK', [['metFORMIN', '1 tab 31']]]], [], ['702 on the treatment record (TAR)', '703 on the treatment record (TAR)'], []]);
    expect(shown(tar)).toEqual([[['SCHEDULED TREATMENTS', [['nystatin', 'apply 31', 'site 31']]]], ['zinc oxide'], [], expect.arrayContaining(['1 medicine is on the medication administration record (MAR).'])]);
  });

  it('D37: 28 days of a cycle run over the end of a month, and name the months', () => {
    const model = december([aMarOrder('1')], { days: { from: day('2026-12-07'), to: day('2027-01-04') } });
    expect([model.title, model.days.length, model.days.flatMap(({ month, number }) => (month === undefined ? [] : [`${month} ${number}`])), onlyBlock(model).total])
      .toEqual(['12/07/2026 to 01/03/2027', 28, ['December 7', 'January 1'], '28 doses, 28 tablets']);
  });

  it('has the resident on top, in capitals that keep their marks, never without an allergy line', () => {
    const { resident } = december([]);
    expect([resident.name, resident.dateOfBirth, resident.age, resident.diagnoses]).toEqual(['SAMPLE, Étienne', '04/23/1929', '97 y', ['hypertension I10']]);
  });
});
