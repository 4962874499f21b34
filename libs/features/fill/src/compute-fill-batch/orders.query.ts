import { type Day, type LocalMinute, type Milli, type MinuteRange, invariant } from '@cyclefill/domain/kernel';
import type { FillMode } from '@cyclefill/domain/cycle-fill';
import type { DeaSchedule } from '@cyclefill/domain/law';
import type { Regimen } from '@cyclefill/domain/regimen';
import type { Tx } from '@cyclefill/platform/database';
import type { SnapshotOrder } from './fill-snapshot.js';
import { type KnownProduct, readProducts } from './products.query.js';
import { dayNumber, knownAt, localMinutes } from './snapshot-rows.js';

/*
 * Shapes of rows are not checked row by row: these are the bulk reads of a run, their columns are typed by the queries
 * themselves, and a check would cost more than all the rules together.
 *
 * Each table is read by itself, by facility, and put together here. One statement with joins is at the mercy of estimates:
 * tenant, facility and order depend on each other, the planner multiplies them as if they did not, expects one row and
 * loops over a thousand times a thousand.
 */
interface VersionRow {
  version_id: string;
  order_id: string;
  resident_id: string;
  rx_number: string;
  ndc11: string;
  regimen: Regimen | null;
  from_at: number;
  to_at: number | null;
  fill_mode: FillMode;
  prescriber_known: boolean;
  changed_since: boolean;
  order_group: string | null;
  data_problem: string | null;
}

interface PrescriptionRow {
  id: string;
  order_id: string;
  schedule: DeaSchedule | null;
  written_on: number;
  refills_used: number;
  authorised_left: number;
}

interface SupplyRow {
  id: string;
  order_id: string;
  last_fill_on: number | null;
  last_fill: number | null;
  on_hand: number | null;
  counted_at: number | null;
}

interface HoldRow {
  id: string;
  order_id: string;
  from_at: number;
  to_at: number | null;
}

const VERSIONS = `
select v.id as version_id, v.order_id, v.resident_id, v.rx_number, v.ndc11, v.regimen, ${localMinutes('v.from_at')} as from_at,
  ${localMinutes('v.to_at')} as to_at, v.fill_mode, v.prescriber_id is not null as prescriber_known,
  v.superseded_at is not null as changed_since, v.order_group, v.data_problem
from order_version v where v.facility_id = $1 and ${knownAt('v')}`;

const PRESCRIPTIONS = `
select p.id, p.order_id, p.dea_schedule as schedule, ${dayNumber('p.written_on')} as written_on, p.refills_used,
  p.authorised_left_milli as authorised_left
from prescription p where p.facility_id = $1 and ${knownAt('p')}`;

const SUPPLIES = `
select s.id, s.order_id, ${dayNumber('s.last_fill_on')} as last_fill_on, s.last_fill_milli as last_fill, s.on_hand_milli as on_hand,
  ${localMinutes('s.counted_at')} as counted_at
from order_supply s where s.facility_id = $1 and ${knownAt('s')}`;

const HOLDS = `
select h.id, h.order_id, ${localMinutes('h.from_at')} as from_at, ${localMinutes('h.to_at')} as to_at
from order_hold h where h.facility_id = $1 and ${knownAt('h')} order by h.order_id, h.from_at`;

/** Everything recorded about one order. */
interface OrderRecord {
  readonly version: VersionRow;
  readonly prescription: PrescriptionRow;
  readonly supply: SupplyRow | undefined;
  readonly holds: readonly MinuteRange[];
  readonly known: KnownProduct;
}

/** Whether the dose is another on another day: alternating, a taper, or one of several orders of one group (D76). */
function variesByDay({ regimen, order_group: group }: VersionRow): boolean {
  return group !== null || (regimen !== null && (regimen.phases.length > 1 || regimen.phases.some((phase) => phase.dose.kind === 'alternating')));
}

function supplyOf(row: SupplyRow | undefined): Pick<SnapshotOrder, 'lastFill' | 'onHand'> {
  if (row === undefined) return { lastFill: null, onHand: null };
  return {
    lastFill: row.last_fill_on === null ? null : { on: row.last_fill_on as Day, quantity: (row.last_fill ?? 0) as Milli },
    onHand: row.on_hand === null ? null : { quantity: row.on_hand as Milli, at: (row.counted_at ?? 0) as LocalMinute },
  };
}

function toOrder({ version, prescription, supply, holds, known: { product, splitUnit } }: OrderRecord): SnapshotOrder {
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
    problem: version.data_problem,
    schedule,
    splitUnit,
    writtenOn: prescription.written_on as Day,
    refillsUsed: prescription.refills_used,
    authorisedLeft: prescription.authorised_left as Milli,
    lastFill,
    onHand,
    product: schedule === product.schedule ? product : { ...product, schedule },
    variesByDay: variesByDay(version),
  };
}

const NO_HOLDS: readonly MinuteRange[] = [];

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

/** Orders of a facility as known at an instant, with the ids of every version read. */
export async function readOrders(tx: Tx, facilityId: string, known: Date): Promise<{ orders: SnapshotOrder[]; ids: string[] }> {
  const holdRows = await tx.raw<HoldRow>(HOLDS, [facilityId, known]);
  const versions = await tx.raw<VersionRow>(VERSIONS, [facilityId, known]);
  const prescriptions = byOrder(await tx.raw<PrescriptionRow>(PRESCRIPTIONS, [facilityId, known]));
  const supplies = byOrder(await tx.raw<SupplyRow>(SUPPLIES, [facilityId, known]));
  const products = await readProducts(tx, versions.map(({ ndc11 }) => ndc11), known);
  const holds = holdsByOrder(holdRows);
  const orders: SnapshotOrder[] = [];
  const ids = holdRows.map((row) => row.id);
  for (const version of versions) {
    const [prescription, supply, product] = [prescriptions.get(version.order_id), supplies.get(version.order_id), products.get(version.ndc11)];
    // Never left out in silence: a missing drug is the commonest pack error.
    invariant(prescription !== undefined && product !== undefined, 'an order without its prescription or product');
    orders.push(toOrder({ version, prescription, supply, holds: holds.get(version.order_id) ?? NO_HOLDS, known: product }));
    ids.push(`${version.version_id}${prescription.id}${supply?.id ?? ''}${product.versionId}`);
  }
  return { orders, ids };
}

/** Orders first recorded after the knowledge of a batch: they miss it and become E17 or a demand fill (R105). */
export async function readLateOrders(tx: Tx, facilityId: string, known: Date): Promise<readonly { order_id: string; resident_id: string }[]> {
  return tx.raw(
    `select v.order_id, v.resident_id from order_version v
     where v.facility_id = $1 and v.version = 1 and v.recorded_at > $2 and v.superseded_at is null order by v.rx_number`,
    [facilityId, known],
  );
}
