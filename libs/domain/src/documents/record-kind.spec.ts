import { describe, expect, it } from '@jest/globals';
import { day } from '@cyclefill/domain/kernel';
import { buildPassSchedule } from '@cyclefill/domain/regimen';
import { type MarInput, buildMar } from './mar.document.js';
import type { MarOrderInput } from './mar-order.js';
import type { MarBlock, MarCellState, MarModel } from './mar.model.js';
import { monthDays } from './record-days.js';
import { RECORD_KINDS } from './record-kind.js';
import { AN_IDENTITY, A_RESIDENT, aMarOrder } from '../../../../test/builders/order-print.builder.js';

const MARKS: Readonly<Record<MarCellState, string>> = { due: '.', not_due: 'x', before_start: '/', after_stop: '\\', held: 'H', leave: 'A', hospital: 'C', discharged: 'D' };
const picture = (cells: readonly MarCellState[]): string => cells.map((cell) => MARKS[cell]).join('');

const december = (orders: readonly MarOrderInput[], more: Partial<MarInput> = {}): MarModel =>
  buildMar({
    paper: 'letter', identity: AN_IDENTITY, resident: A_RESIDENT, record: 'medication', days: monthDays(2026, 12), madeOn: day('2026-12-01'), orders,
    passes: buildPassSchedule([], []), absences: [], dischargedAt: null, zone: null, ...more,
  });
const onlyBlock = (model: MarModel): MarBlock => model.sections.flatMap((section) => section.blocks)[0] as MarBlock;

describe('the insulin sheet (D28, R505)', () => {
  const pen = { displayName: 'insulin lispro', form: 'Pen Injector', category: 'insulin', doseUnit: 'unit', strength: '100 units/mL' };
  const scale = aMarOrder('2', {}, { sigText: 'Inject before meals per sliding scale: 150 to 199: 2 units, 200 to 249: 4 units', packaging: 'bulk', product: pen });
  const fixed = aMarOrder('3', {}, { sigText: 'Inject 10 units at bedtime', packaging: 'bulk', product: { ...pen, displayName: 'insulin glargine' } });
  const cream = aMarOrder('4', {}, { sigText: 'Apply to affected area daily', packaging: 'bulk', product: { category: 'topical', doseUnit: 'application' } });
  const all = [aMarOrder('1'), scale, fixed, cream];

  it('every order is signed for on exactly one record, and the MAR names those that are on another', () => {
    const records = RECORD_KINDS.map((record) => december(all, { record }));
    const signed = records.flatMap(({ sections }) => sections.flatMap(({ blocks }) => blocks.map(({ reference }) => reference[0]?.slice(0, 6))));
    expect([signed.length, new Set(signed)]).toEqual([all.length, new Set(all.map(({ rxNumber }) => `Rx ${rxNumber}`))]);
    expect(new Map(records[0]?.omissions.map(({ rxNumber, reason }) => [rxNumber, reason]))).toEqual(new Map([['702', 'on the insulin sheet'], ['703', 'on the insulin sheet'], ['704', 'on the treatment record (TAR)']]));
    expect(records.slice(1).map(({ footnotes }) => footnotes.filter((note) => / on the /.test(note)))).toEqual([
      ['1 medicine is on the medication administration record (MAR), 2 orders of insulin are on the insulin sheet.'], ['1 medicine is on the medication administration record (MAR), 1 treatment is on the treatment record (TAR).'],
      ['1 medicine is on the medication administration record (MAR), 1 treatment is on the treatment record (TAR), 2 orders of insulin are on the insulin sheet.'],
    ]);
  });

  it('has the steps of a scale as a table, and a row for each of glucose, units given and site beside the initials; a fixed dose says its units', () => {
    const [section] = december(all, { record: 'insulin' }).sections;
    expect(section?.blocks.map(({ drug, steps, rows, asWritten }) => [drug.name, steps.length, rows.map(({ dose }) => dose), asWritten])).toEqual([
      ['insulin glargine', 0, ['1 unit', 'site'], false], ['insulin lispro', 2, ['initials', 'BG', 'units', 'site'], false],
    ]);
  });

  it('quotes a scale whose steps it cannot tell apart', () => {
    const [block] = december([{ ...scale, sigText: 'Inject per sliding scale, see protocol B' }], { record: 'insulin' }).sections.flatMap(({ blocks }) => blocks);
    expect([block?.directions, block?.asWritten, block?.rows.map(({ dose }) => dose)]).toEqual(['"Inject per sliding scale, see protocol B"', true, ['initials', 'BG', 'units', 'site']]);
  });
});

it('a psychotropic as needed shows the last day it may be given (R506)', () => {
  const lorazepam = aMarOrder('1', {}, { prn: true, prnReason: 'anxiety', sigText: '1 TAB PO Q6H PRN ANXIETY', lastAsNeededDay: day('2026-12-14') });
  expect(december([lorazepam]).prn[0]?.limits[0]).toBe('psychotropic: not after 12/14/2026 unless the prescriber reviews it');
});

describe('the PRN log (D17, R505)', () => {
  const cream = { category: 'topical', doseUnit: 'application' };
  const all = [aMarOrder('1'), aMarOrder('2', {}, { prn: true, prnReason: 'pain' }), aMarOrder('3', {}, { packaging: 'bulk', product: cream }), aMarOrder('4', {}, { prn: true, prnReason: 'itch', packaging: 'bulk', product: cream })];
  const signed = (asNeeded: 'record' | 'log'): readonly (readonly string[])[] => RECORD_KINDS.map((record) => {
    const { sections, prn } = december(all, { record, asNeeded });
    return [...sections.flatMap(({ blocks }) => blocks), ...prn].map(({ reference }) => reference[0]?.slice(3, 6) ?? '');
  });

  it('has every order as needed where the facility wants it apart, and none otherwise: each is signed for in one place', () => {
    expect(signed('record')).toEqual([['701', '702'], ['703', '704'], [], []]);
    expect(signed('log')).toEqual([['701'], ['703'], [], ['702', '704']]);
  });

  it('is named on the MAR with each of its orders, and has no room for new ones with hours', () => {
    expect(december(all, { asNeeded: 'log' }).omissions.map(({ rxNumber, reason }) => `${rxNumber} ${reason}`).toSorted()).toEqual(['702', '703', '704'].map((rx) => `${rx} on ${rx === '703' ? 'the treatment record (TAR)' : 'the log of medicines as needed (PRN log)'}`));
    const log = december(all, { record: 'as_needed', asNeeded: 'log', layout: 'large' });
    expect([log.spareBlocks, log.print, log.footnotes]).toEqual([0, undefined, ['1 medicine is on the medication administration record (MAR), 1 treatment is on the treatment record (TAR).']]);
  });
});

describe('warfarin (D29)', () => {
  const warfarin = { displayName: 'warfarin sodium', strength: '5 mg' };
  const rows = (orders: readonly MarOrderInput[]): readonly string[] => onlyBlock(december(orders)).rows.map(({ dose, kind, cells }) => `${dose} ${kind} ${picture(cells).slice(0, 7)}`);

  it('has one row for the dose of each day and one for its INR, whatever the text asks for, and says how they are used', () => {
    expect(rows([aMarOrder('1', {}, { product: warfarin, sigText: 'Give 1 tablet by mouth daily. INR per protocol' })])).toEqual(['1 tab dose .......', 'mg given measure .......', 'INR measure .......']);
    expect(december([aMarOrder('1', {}, { product: warfarin })]).footnotes).toEqual(['Warfarin: write the mg given each day, and each INR on the day it is drawn.']);
  });

  it('of two strengths by weekday: a row of doses each, and the daily rows once, open on every day that has a dose', () => {
    const part = (id: string, days: readonly number[], strength: string): MarOrderInput => aMarOrder(id, { days: { kind: 'weekdays', days: [...days] as never } }, { group: 'W', step: Number(id), product: { ...warfarin, strength } });
    expect(rows([part('1', [1, 3, 5], '5 mg'), part('2', [2, 4, 6], '2.5 mg')])).toEqual(['5 mg dose x.x.xx.', '2.5 mg dose .x.x.xx', 'mg given measure .....x.', 'INR measure .....x.']);
  });

  it('is not written under another drug that is given by INR, which has its INR alone', () => {
    expect(rows([aMarOrder('1', {}, { sigText: 'Give 1 tablet by mouth daily. INR per protocol' })])).toEqual(['1 tab dose .......', 'INR measure .......']);
  });
});
