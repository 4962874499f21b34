import { type Day, type LocalMinute, type Milli, type MinuteRange, atMinute, endOf } from '@cyclefill/domain/kernel';
import { type Tx, prepared } from '@cyclefill/platform/database';
import { dosesPerUnitOf } from '@cyclefill/domain/cycle-fill';
import { statedMost } from '@cyclefill/domain/clinical';
import type { PrnReview } from '@cyclefill/domain/law';
import { readFacilityCycles } from '../data/facility-cycles.query.js';
import { sharesOf } from './cycle-shares.js';
import type { BatchFacts, FillSnapshot, SnapshotOrder, SnapshotPart } from './fill-snapshot.js';
import { type HoldRow, type PrescriptionRow, type PrnReviewRow, type SupplyRow, type VersionRow, readHolds, readPrescriptions, readPrnReviews, readSupplies, readVersions } from './order-rows.query.js';
import { missingPrescription, missingProduct } from './missing-parts.js';
import { readResidents } from './residents.query.js';
import { type KnownProduct, readProducts } from './products.query.js';

/** Everything recorded about one order. */
interface OrderRecord {
  readonly version: VersionRow;
  readonly prescription: PrescriptionRow;
  readonly supply: SupplyRow | undefined;
  readonly holds: readonly MinuteRange[];
  readonly reviews: readonly PrnReview[];
  readonly known: KnownProduct;
  readonly inputs: string;
  /** What the order cannot be without and is not there; it comes before all else that is against it. */
  readonly missing: string | null;
}

/**
 * Whether the dose is another on another day: alternating, a taper, or one of several orders of one group (D76). A phase that
 * ended before `from` is history, such as what an order said before it was changed, and varies nothing any more.
 */
function variesByDay({ regimen, order_group: group }: VersionRow, from: LocalMinute): boolean {
  const running = regimen?.phases.filter((phase) => endOf(phase) > from) ?? [];
  return group !== null || running.length > 1 || running.some((phase) => phase.dose.kind === 'alternating');
}

function supplyOf(row: SupplyRow | undefined): Pick<SnapshotOrder, 'lastFill' | 'onHand'> {
  if (row === undefined) return { lastFill: null, onHand: null };
  return {
    lastFill: row.last_fill_on === null ? null : { on: row.last_fill_on as Day, quantity: (row.last_fill ?? 0) as Milli },
    onHand: row.on_hand === null ? null : { quantity: row.on_hand as Milli, at: (row.counted_at ?? 0) as LocalMinute },
  };
}

function toOrder({ version, prescription, supply, holds, reviews, known: { product, splitUnit, strength, drug }, inputs, missing }: OrderRecord, from: LocalMinute): SnapshotOrder {
  const schedule = prescription.schedule ?? product.schedule;
  const { lastFill, onHand } = supplyOf(supply);
  return {
    versionId: version.version_id,
    orderId: version.order_id,
    residentId: version.resident_id,
    rxNumber: version.rx_number,
    regimen: version.regimen,
    from: version.from_at as LocalMinute,
    to: version.to_at as LocalMinute | null,
    holds,
    mode: version.fill_mode,
    prescriberKnown: version.prescriber_known,
    changedSince: version.changed_since,
    problem: missing ?? version.data_problem,
    schedule,
    splitUnit,
    writtenOn: prescription.written_on as Day,
    earliestFillOn: prescription.earliest_fill_on as Day | null,
    refillsUsed: prescription.refills_used,
    everFilled: prescription.refills_used > 0 || lastFill !== null,
    dosesPerUnit: dosesPerUnitOf({ doseUnit: version.dose_unit, strength, countable: product.countable }),
    authorisedLeft: prescription.authorised_left as Milli,
    lastFill,
    onHand,
    product: schedule === product.schedule ? product : { ...product, schedule },
    variesByDay: variesByDay(version, from),
    inputs,
    drug,
    group: version.order_group,
    prnReasonGiven: version.prn_reason_given,
    prnReviews: reviews,
    statedMost: version.limiting_text === null ? null : statedMost(version.limiting_text),
    emergency: null,
    stopsByPolicy: version.stops_by_policy,
    previousNdc11: null,
  };
}

const NO_HOLDS: readonly MinuteRange[] = [];
const NO_REVIEWS: readonly PrnReview[] = [];

function byOrder<Row extends { order_id: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [row.order_id, row]));
}

function holdsByOrder(rows: readonly HoldRow[]): ReadonlyMap<string, readonly MinuteRange[]> {
  const holds = new Map<string, MinuteRange[]>();
  for (const row of rows) {
    const range = { from: row.from_at as LocalMinute, to: row.to_at as LocalMinute | null };
    const list = holds.get(row.order_id);
    if (list === undefined) holds.set(row.order_id, [range]);
    else list.push(range);
  }
  return holds;
}

function reviewsByOrder(rows: readonly PrnReviewRow[]): ReadonlyMap<string, readonly PrnReview[]> {
  const reviews = Map.groupBy(rows, (row) => row.order_id);
  return new Map([...reviews].map(([orderId, own]) => [orderId, own.map((row): PrnReview => ({
    on: row.reviewed_on as Day, rationale: row.rationale, until: row.continues_until as Day | null, evaluated: row.evaluated,
  }))]));
}

/** What stands beside the rows of an order, of a whole facility or a part of it. */
export interface BesideOrders {
  readonly holds: readonly HoldRow[];
  readonly reviews: readonly PrnReviewRow[];
}

/** Holds and reviews of a batch's orders, or of a part of them, as known to it. */
export async function readBesideOrders(tx: Tx, batch: BatchFacts, part: SnapshotPart | null): Promise<BesideOrders> {
  const [holds, reviews] = await Promise.all([readHolds(tx, batch, part), readPrnReviews(tx, batch, part)]);
  return { holds, reviews };
}

/** Orders of a batch's facility, or a part of them, as known to it, for the days of its window on, with the ids of every version read. */
export async function readOrders(tx: Tx, batch: BatchFacts, part: SnapshotPart | null, beside: BesideOrders): Promise<{ orders: SnapshotOrder[]; ids: string[] }> {
  const { window: { from } } = batch;
  const versions = await readVersions(tx, batch, part);
  const prescriptions = byOrder(await readPrescriptions(tx, batch, part));
  const supplies = byOrder(await readSupplies(tx, batch, part));
  const products = await readProducts(tx, versions.map(({ ndc11 }) => ndc11), batch.knownAt);
  const [holds, reviews] = [holdsByOrder(beside.holds), reviewsByOrder(beside.reviews)];
  const orders: SnapshotOrder[] = [];
  const ids = [...beside.holds, ...beside.reviews].map((row) => row.id);
  for (const version of versions) {
    const [prescription, supply, product] = [prescriptions.get(version.order_id), supplies.get(version.order_id), products.get(version.ndc11)];
    const inputs = `${version.version_id}${prescription?.id ?? ''}${supply?.id ?? ''}${product?.versionId ?? ''}`;
    // Never left out in silence, since a missing drug is the commonest pack error, and never the end of everybody else's batch.
    const missing = product === undefined ? 'product' : prescription === undefined ? 'prescription' : null;
    orders.push(toOrder({
      version, prescription: prescription ?? missingPrescription(version.order_id, from), supply, holds: holds.get(version.order_id) ?? NO_HOLDS, reviews: reviews.get(version.order_id) ?? NO_REVIEWS,
      known: product ?? missingProduct(version.ndc11), inputs, missing,
    }, atMinute(from)));
    ids.push(inputs);
  }
  return { orders, ids };
}

const LATE_ORDERS = prepared(`
select v.order_id, v.resident_id from order_version v
where v.facility_id = $1 and v.version = 1 and v.recorded_at > $2 and v.recorded_at <= coalesce($3::timestamptz, 'infinity')
order by v.rx_number`, ['uuid', 'timestamptz', 'timestamptz']);

/** An order that came too late. */
export interface LateOrder {
  readonly order_id: string;
  readonly resident_id: string;
}

/** Orders first recorded after the knowledge of a batch, changed since or not: they miss it and become E17 or a demand fill (R105). */
export async function readLateOrders(tx: Tx, { batch, shares }: Pick<FillSnapshot, 'batch' | 'shares'>): Promise<readonly LateOrder[]> {
  const rows = await tx.raw<LateOrder>(LATE_ORDERS, [batch.facilityId, batch.knownAt, batch.seenAt]);
  if (shares === null || rows.length === 0) return rows;
  // Who came with the order is looked for where the census has them by now.
  const unknown = rows.filter(({ resident_id: id }) => !shares.has(id)).map(({ resident_id: id }) => id);
  const known = batch.seenAt ?? (await tx.now());
  const { residents } = await readResidents(tx, batch.facilityId, known, { residents: unknown, orders: [], current: false });
  const later = sharesOf(batch, residents.values(), await readFacilityCycles(tx, batch.facilityId, known));
  return rows.filter(({ resident_id: id }) => shares.has(id) || later === null || later.has(id));
}
