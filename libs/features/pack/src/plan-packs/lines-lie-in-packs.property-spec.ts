import { describe, expect, it } from '@jest/globals';
import { type FillOrder, computeFill, isFillLine } from '@cyclefill/domain/cycle-fill';
import { type LocalMinute, addDays, atMinute } from '@cyclefill/domain/kernel';
import { type PackOrder, conflictBetween } from '@cyclefill/domain/packing';
import { type MedPassRow, type Presence, type WingStay, doseStateAt } from '@cyclefill/domain/regimen';
import { type BatchPlan, type FillSnapshot, type PlannedLine, type SnapshotOrder, packagingChoice, residentContexts } from '@cyclefill/features/fill';
import fc from 'fast-check';
import { COMMON_RULES } from '../../../../../test/builders/rules.builder.js';
import { fillOrders, free } from '../../../../../test/support/arbitrary-fill.js';
import { packProducts, packings } from '../../../../../test/support/arbitrary-packing.js';
import { MIDDLE, medPassRows, plainRegimens, presences, regimens, wingStays } from '../../../../../test/support/arbitrary-regimen.js';
import { bruteForceDoses } from '../../../../../test/support/brute-force/regimen-doses.js';
import { A_TABLET } from '../../../../../test/builders/pack-order.builder.js';
import { layOutBatch } from './lay-out-batch.js';

/** One resident with all their orders, as a batch reads them. */
interface Life {
  readonly rows: readonly MedPassRow[];
  readonly stays: readonly WingStay[];
  readonly presence: Presence;
  readonly snapshot: FillSnapshot;
}

const RESIDENT = { id: 'R1', code: 'R-1', allergiesRecorded: true, crushMeds: false, payer: '', consent: { census: false, standing: [], requestedWindows: [] }, admittedAt: null } as const;
const FACILITY = { id: 'B', tenantId: 'T', runId: 'N', facilityId: 'F', facilityCode: 'FAC01', zone: 'UTC', packaging: 'card', fills: null, usState: 'NY', residenceCode: '03', partDFacility: true } as const;

const readable = fc.oneof(regimens, plainRegimens);
/** Nothing stands against it and nothing of it is there. */
const plainly = (order: FillOrder): FillOrder => ({ ...free(order), holds: [], onHand: null, refillsUsed: 0, everFilled: false });
/** Directions of each kind: most can be read and packed, some are as needed, some cannot be read. */
const anyOrder: fc.Arbitrary<FillOrder> = fc.oneof(
  { weight: 12, arbitrary: fillOrders(plainRegimens).map(plainly) },
  { weight: 4, arbitrary: fillOrders(readable) },
  { weight: 1, arbitrary: fillOrders(readable.map((one) => ({ ...one, prn: true }))) },
  { weight: 1, arbitrary: fillOrders(readable).map((one) => ({ ...one, regimen: null })) },
);
const snapshotOrder = fc.record({ order: anyOrder, product: fc.oneof({ weight: 2, arbitrary: fc.constant(A_TABLET) }, { weight: 1, arbitrary: packProducts }), variesByDay: fc.constantFrom(false, false, true), applicationType: fc.constantFrom('ANDA', 'NDA'), solidOral: fc.boolean() });

const ownedRows = (rows: readonly MedPassRow[]): readonly MedPassRow[] => rows.map((row) => (row.own === undefined ? row : { ...row, ownerId: row.own === 'resident' ? RESIDENT.id : 'O11' }));

const lives: fc.Arbitrary<Life> = fc.record({ offset: fc.nat(10), days: fc.constantFrom(7, 14, 28, 31) }).chain(({ offset, days }) => {
  const from = addDays(MIDDLE, offset);
  return fc.record({
    rows: medPassRows.map(ownedRows), stays: wingStays.filter((stays) => stays.length > 0), presence: fc.oneof({ weight: 3, arbitrary: fc.constant<Presence>({ absences: [], dischargedAt: null }) }, { weight: 1, arbitrary: presences }), orders: fc.array(snapshotOrder, { minLength: 1, maxLength: 10 }), packing: packings({ from, resident: RESIDENT.id, order: 'O12' }), partD: fc.boolean(),
  }).map(({ rows, stays, presence, orders, packing, partD }): Life => ({
    rows, stays, presence,
    snapshot: {
      batch: { ...FACILITY, window: { from, to: addDays(from, days) }, previousFrom: addDays(from, -days), asOf: atMinute(addDays(MIDDLE, -30)), asOfInstant: new Date(0), knownAt: new Date(0), seenAt: null, state: 'planned', rulePack: null },
      medPasses: rows, shares: null, stock: null, rules: { stamp: '', forPayer: () => COMMON_RULES }, setAside: new Set(), packagingRule: null, packing, inputHash: '',
      residents: new Map([[RESIDENT.id, {
        ...RESIDENT, partD, absences: presence.absences.map((absence) => ({ ...absence, kind: 'leave' as const })), dischargedAt: presence.dischargedAt,
        placements: stays.map(({ wing, from: since }) => ({ from: since, wingId: null, wing, room: '1', bed: '', heldUntil: null })),
      }]]),
      orders: orders.map(({ order, product, variesByDay, applicationType, solidOral }, index): SnapshotOrder => {
        const orderId = `O${String(index + 10)}`;
        return { ...order, orderId, rxNumber: `RX-${orderId}`, residentId: RESIDENT.id, product, variesByDay, drug: { ...order.drug, applicationType, solidOral }, versionId: '', inputs: '' };
      }),
    },
  }));
});

/** The lines of a resident, as a batch stores them. */
function planOf({ snapshot }: Life): BatchPlan {
  const { batch, packing } = snapshot;
  const contexts = residentContexts(snapshot);
  const lines = snapshot.orders.flatMap((order): PlannedLine[] => {
    const context = contexts.get(order.orderId) ?? contexts.get(order.residentId);
    const result = context === undefined ? null : computeFill(order, context, { window: batch.window, previousFrom: batch.previousFrom, asOf: batch.asOf, pack: COMMON_RULES });
    return result === null || !isFillLine(order, result) ? [] : [{ ...result, lineId: order.orderId, order, packaging: packagingChoice(order, packing).packaging, fillsTo: null }];
  });
  return { snapshot, contexts, lines };
}

/** Moments and units of what is due of an order, by the second evaluator, which shares no code with what fills and packs. */
function dueDoses({ rows, stays, presence, snapshot: { batch } }: Life, { orderId, regimen, holds }: SnapshotOrder): ReadonlyMap<number, number> {
  const due = new Map<number, number>();
  if (regimen === null) return due;
  const own = rows.filter((row) => row.own !== 'order' || row.ownerId === orderId);
  for (const { instant, dose } of bruteForceDoses({ regimen, rows: own, stays, zone: 'UTC', from: batch.window.from, to: batch.window.to })) {
    if (doseStateAt(instant as LocalMinute, holds, presence) === 'due') due.set(instant, (due.get(instant) ?? 0) + dose);
  }
  return due;
}

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
        const due = inCells.length === 0 ? new Map<number, number>() : dueDoses(life, order);
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
