import { type FillOrder, computeFill, isFillLine } from '@cyclefill/domain/cycle-fill';
import { type LocalMinute, addDays, atMinute, day } from '@cyclefill/domain/kernel';
import { type MedPassRow, type Presence, type WingStay, doseStateAt } from '@cyclefill/domain/regimen';
import { type BatchPlan, type FillSnapshot, type PlannedLine, type SnapshotOrder, packagingChoice, residentContexts } from '@cyclefill/features/fill';
import fc from 'fast-check';
import { A_TABLET } from '../builders/pack-order.builder.js';
import { COMMON_RULES } from '../builders/rules.builder.js';
import { fillOrders, free } from './arbitrary-fill.js';
import { packProducts, packings } from './arbitrary-packing.js';
import { MIDDLE, medPassRows, plainRegimens, presences, regimens, wingStays } from './arbitrary-regimen.js';
import { bruteForceDoses } from './brute-force/regimen-doses.js';

/** One resident with all their orders, as a batch reads them. */
export interface Life {
  readonly rows: readonly MedPassRow[];
  readonly stays: readonly WingStay[];
  readonly presence: Presence;
  readonly snapshot: FillSnapshot;
}

const RESIDENT = { id: 'R1', code: 'R-1', allergiesRecorded: true, allergies: [], bornOn: day('1940-01-01'), crushMeds: false, payer: '', consent: { census: false, standing: [], requestedWindows: [] }, admittedAt: null, unreconciled: null } as const;
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

/** One resident of a facility with a window of theirs: directions, tables, moves, leaves, products and packing of every kind. */
export const lives: fc.Arbitrary<Life> = fc.record({ offset: fc.nat(10), days: fc.constantFrom(7, 14, 28, 31) }).chain(({ offset, days }) => {
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
export function planOf({ snapshot }: Life): BatchPlan {
  const { batch, packing } = snapshot;
  const contexts = residentContexts(snapshot);
  const lines = snapshot.orders.flatMap((order): PlannedLine[] => {
    const context = contexts.get(order.orderId) ?? contexts.get(order.residentId);
    const result = context === undefined ? null : computeFill(order, context, { window: batch.window, previousFrom: batch.previousFrom, asOf: batch.asOf, pack: COMMON_RULES });
    return result === null || !isFillLine(order, result) ? [] : [{ ...result, lineId: order.orderId, order, packaging: packagingChoice(order, packing).packaging, fillsTo: null }];
  });
  return { snapshot, contexts, lines };
}

/** What is due of an order, dose by dose, by the second evaluator, which shares no code with what fills, packs and prints. */
export function dueDoses({ rows, stays, presence, snapshot: { batch } }: Life, { orderId, regimen, holds }: SnapshotOrder): readonly { readonly at: number; readonly dose: number }[] {
  if (regimen === null) return [];
  const own = rows.filter((row) => row.own !== 'order' || row.ownerId === orderId);
  const given = bruteForceDoses({ regimen, rows: own, stays, zone: 'UTC', from: batch.window.from, to: batch.window.to }).map(({ instant, dose }) => ({ at: instant, dose }));
  return given.filter(({ at }) => doseStateAt(at as LocalMinute, holds, presence) === 'due');
}
