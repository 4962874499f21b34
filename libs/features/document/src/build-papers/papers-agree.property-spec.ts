import { describe, expect, it } from '@jest/globals';
import { type MarModel, isSpokenOf, settingsOn } from '@cyclefill/domain/documents';
import { type Milli, atMinute, day, parseMilli } from '@cyclefill/domain/kernel';
import { buildPassSchedule, isComputable } from '@cyclefill/domain/regimen';
import { type BatchPlan, type SnapshotOrder, contextOf } from '@cyclefill/features/fill';
import { layOutBatch } from '@cyclefill/features/pack';
import fc from 'fast-check';
import { AN_IDENTITY, A_PRODUCT, A_RESIDENT } from '../../../../../test/builders/order-print.builder.js';
import { type Life, dueDoses, lives, planOf } from '../../../../../test/support/arbitrary-life.js';
import type { PrintContext } from '../print-context/print-context.js';
import { indexBatch } from './batch-index.js';
import type { BatchSource } from './batch-source.js';
import { buildBatchPickList } from './build-batch-pick-list.js';
import { buildCards } from './build-cards.js';
import { buildMars } from './build-mars.js';
import { buildShared } from './build-weeks.js';

const { room: _room, nameAlert: _alert, ...RESIDENT } = A_RESIDENT;
const MAKING = { revision: 1, replaces: null, generatedAt: AN_IDENTITY.generatedAt, createdAt: AN_IDENTITY.createdAt };

/** Texts of every resident and order of a life; the product is named after its order, so that what a paper says of it can be found. */
function printOf({ snapshot }: Life): PrintContext {
  return {
    facility: { settings: settingsOn([], day('2026-12-01')), facilityId: 'F', code: 'FAC01', name: 'Sample Court', zone: 'UTC', pharmacy: { name: 'Sample Pharmacy', phone: '555-0100', address: '1 Main Street' } },
    residents: new Map([...snapshot.residents.values()].map(({ id, code }) => [id, { code, print: RESIDENT }])),
    orders: new Map(snapshot.orders.map(({ orderId, rxNumber }) => [orderId, {
      print: { rxNumber, prnReason: null, sigText: 'as the times say', indication: null, prescriber: 'Attending, A MD', product: { ...A_PRODUCT, displayName: nameOf(rxNumber), ndc: rxNumber } }, frequencyCode: 'QD', group: null, step: null, timeCritical: false,
    }])),
  };
}

function sourceOf(life: Life): BatchSource {
  const plan = planOf(life);
  return { plan, layout: layOutBatch(plan), print: printOf(life), stoppedBy: new Map(), picks: null, paper: 'letter', making: MAKING, wingPart: '' };
}

const FRACTIONS: Readonly<Record<string, string>> = { '¼': '.25', '½': '.5', '¾': '.75' };
/** Printed units back in thousandths: `1,030½` → 1030500. */
const unitsOf = (text: string): Milli => parseMilli(text.replaceAll(',', '').replaceAll(/[¼½¾]/gu, (sign) => FRACTIONS[sign] ?? '').replace(/^\./u, '0.')) ?? (Number.NaN as Milli);
const NO_TABLE = buildPassSchedule([], []);
const nameOf = (rxNumber: string): string => `metformin ${rxNumber}`;
const isGiven = ({ from, to }: SnapshotOrder, { snapshot: { batch: { window } } }: BatchPlan): boolean => from < atMinute(window.to) && (to === null || to > atMinute(window.from));
const total = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0);

interface Papers {
  readonly source: BatchSource;
  readonly cards: ReturnType<typeof buildCards>;
  readonly weeks: ReturnType<typeof buildShared>['weeks'];
  readonly pick: ReturnType<typeof buildBatchPickList>;
  readonly records: readonly MarModel[];
}

function papersOf(life: Life): Papers {
  const source = sourceOf(life);
  const index = indexBatch(source);
  const { plan: { snapshot, contexts }, print, paper } = source;
  const records = buildMars({ snapshot, contexts, print, days: snapshot.batch.window, paper, making: MAKING, divided: new Map(), record: 'medication' });
  return { source, cards: buildCards(source, index), weeks: buildShared(source, index).weeks, pick: buildBatchPickList(source, index), records: records.map(({ model }) => model) };
}

const speaksOf = (lines: readonly string[], rxNumber: string): boolean => lines.some((text) => new RegExp(`\\bRx ${rxNumber}\\b`, 'u').test(text));

/** What labels and sheets say of an order, one number each. */
const printedUnits = ({ cards, weeks }: Papers, rxNumber: string): readonly number[] => [
  ...cards.filter(({ label }) => speaksOf(label.reference, rxNumber)).map(({ label }) => unitsOf(label.quantity)),
  ...weeks.flatMap(({ drugs }) => drugs.filter((drug) => drug.rxNumber === rxNumber).map((drug) => unitsOf(drug.total))),
];

/** `30 doses, 60 tablets` as `[30, 60000]`. */
const dosesAndUnits = (text: string): readonly number[] => (/^(\d+) doses?, (.+) tablets?$/u.exec(text)?.slice(1) ?? []).map((part, place) => (place === 0 ? Number(part) : unitsOf(part)));

describe('D2: every paper of a batch says of each order what the second evaluator, its fill line and its packs say', () => {
  it('labels and sheets the dispensed units, the pick list the same or why nothing, the record the due doses; and nobody is silent about an order', () => {
    let [labels, blocks] = [0, 0];
    fc.assert(fc.property(lives, (life) => {
      const papers = papersOf(life);
      const { source: { plan, layout: { layout } }, pick, weeks, records } = papers;
      for (const order of life.snapshot.orders) {
        const { rxNumber, regimen } = order;
        const line = plan.lines.find((one) => one.order.rxNumber === rxNumber);
        const dispensed = line?.quantities.dispensed ?? 0;
        const [printed, bulk] = [printedUnits(papers, rxNumber), layout.bulk.filter(({ orderId }) => orderId === rxNumber).map(({ quantity }) => quantity)];
        expect({ rxNumber, labels: total([...printed, ...bulk]) }).toEqual({ rxNumber, labels: dispensed });
        expect({ rxNumber, picked: total(pick.sections.flatMap(({ lines }) => lines.filter(({ ndc }) => ndc === rxNumber).map(({ packed }) => unitsOf(packed)))) }).toEqual({ rxNumber, picked: dispensed });
        expect(pick.leftOut.filter((one) => one.rxNumber === rxNumber && one.reason !== '')).toHaveLength(line !== undefined && dispensed === 0 ? 1 : 0);
        for (const { drugs, notInPack } of weeks) expect(drugs.some((drug) => drug.rxNumber === rxNumber) || notInPack.some(({ drug, reason }) => drug.toLowerCase().includes(nameOf(rxNumber).toLowerCase()) && reason !== '') || !isGiven(order, plan)).toBe(true);
        labels += printed.length;

        const own = records.flatMap(({ sections }) => sections.flatMap((section) => section.blocks.filter(({ reference }) => speaksOf(reference, rxNumber))));
        const elsewhere = records.flatMap(({ prn, omissions }) => [...prn.filter(({ reference }) => speaksOf(reference, rxNumber)), ...omissions.filter((one) => one.rxNumber === rxNumber && one.reason !== '')]);
        expect({ rxNumber, places: own.length + elsewhere.length }).toEqual({ rxNumber, places: records.length > 0 && isSpokenOf(order, plan.snapshot.batch.window) ? 1 : 0 });
        const [block] = own;
        if (block === undefined || regimen === null || !isComputable(regimen, contextOf(plan.contexts, order)?.passes ?? NO_TABLE)) continue;
        const due = dueDoses(life, order);
        expect({ rxNumber, due: dosesAndUnits(block.total) }).toEqual({ rxNumber, due: [due.length, total(due.map(({ dose }) => dose))] });
        blocks += 1;
      }
    }));
    // Enough was printed to disagree about.
    expect([labels > 500, blocks > 300]).toEqual([true, true]);
  });
});
