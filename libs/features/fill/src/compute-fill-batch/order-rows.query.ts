import type { FillMode } from '@cyclefill/domain/cycle-fill';
import type { DeaSchedule } from '@cyclefill/domain/law';
import { type Regimen, storedRegimen } from '@cyclefill/domain/regimen';
import type { CopiedRows, Tx } from '@cyclefill/platform/database';
import type { BatchFacts, SnapshotPart } from './fill-snapshot.js';
import { limitingText } from '@cyclefill/features/clinical';
import { type PartStatement, asked, partStatement } from './part-statement.js';
import { dayNumber, knownAt, localMinutes } from './snapshot-rows.js';

/*
 * Orders, prescriptions and supplies are the bulk reads of a run, by binary COPY: each field is read as the type its column has, in the order in which
 * the query names them.
 *
 * Each table is read by itself, by facility, and put together here. One statement with joins is at the mercy of estimates:
 * tenant, facility and order depend on each other, the planner multiplies them as if they did not, expects one row and
 * loops over a thousand times a thousand.
 */

/** One version of an order. */
export interface VersionRow {
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
  prn_reason_given: boolean;
  stops_by_policy: boolean;
  dose_unit: string;
  /** Its directions, where they may state the most in 24 hours. */
  limiting_text: string | null;
}

/** What a prescription authorises; at most one an order. */
export interface PrescriptionRow {
  id: string;
  order_id: string;
  schedule: DeaSchedule | null;
  written_on: number;
  earliest_fill_on: number | null;
  refills_used: number;
  authorised_left: number;
}

/** What the resident has; at most one an order. */
export interface SupplyRow {
  id: string;
  order_id: string;
  last_fill_on: number | null;
  last_fill: number | null;
  on_hand: number | null;
  counted_at: number | null;
}

/** A hold of an order. */
export interface HoldRow {
  id: string;
  order_id: string;
  from_at: number;
  to_at: number | null;
}

/** What a prescriber documented about a PRN order. */
export interface PrnReviewRow {
  id: string;
  order_id: string;
  reviewed_on: number;
  rationale: boolean;
  continues_until: number | null;
  evaluated: boolean;
}

/** A question about a whole facility, about the orders `$4` of it, and about those of them that nothing has closed, which have an index by order. */
interface BulkRead {
  readonly whole: string;
  readonly part: string;
  readonly current: string;
}

function bulkRead(alias: string, text: string): BulkRead {
  const whole = `${text} where ${alias}.facility_id = $1 and ${knownAt(alias)}`;
  const part = `${whole} and ${alias}.order_id = any($4::uuid[])`;
  return { whole, part, current: `${part} and ${alias}.superseded_at is null` };
}

const ASKED_OF_WHOLE = ['uuid', 'timestamptz', 'timestamptz'];
const ASKED_OF_PART = [...ASKED_OF_WHOLE, 'uuid[]'];

const VERSIONS = bulkRead('v', `
select v.id::text, v.order_id::text, v.resident_id::text, v.rx_number, v.ndc11, v.regimen, v.from_at, v.to_at, v.fill_mode, v.prescriber_id is not null,
  v.superseded_at is not null and v.superseded_at <= coalesce($3::timestamptz, 'infinity'), v.order_group, v.data_problem,
  v.prn_reason <> '', v.stop_reason <> '', v.dose_unit, ${limitingText('v')}
from order_version v`);

const PRESCRIPTIONS = bulkRead('p', `
select p.id::text, p.order_id::text, p.dea_schedule, p.written_on, p.earliest_fill_on, p.refills_used, p.authorised_left_milli
from prescription p`);

const SUPPLIES = bulkRead('s', `
select s.id::text, s.order_id::text, s.last_fill_on, s.last_fill_milli, s.on_hand_milli, s.counted_at
from order_supply s`);

/** Few at any time, so that they go with the other small questions of a batch. */
const HOLDS = partStatement(['uuid', 'timestamptz'], (among) => `
select h.id, h.order_id, ${localMinutes('h.from_at')} as from_at, ${localMinutes('h.to_at')} as to_at
from order_hold h where h.facility_id = $1 and ${knownAt('h')} and ${among('h.order_id')} order by h.order_id, h.from_at`);

const PRN_REVIEWS = partStatement(['uuid', 'timestamptz'], (among) => `
select w.id, w.order_id, ${dayNumber('w.reviewed_on')} as reviewed_on, w.rationale <> '' as rationale, ${dayNumber('w.continues_until')} as continues_until, w.evaluated
from prn_review w where w.facility_id = $1 and ${knownAt('w')} and ${among('w.order_id')} order by w.order_id, w.reviewed_on`);

const regimenOf = (text: string | null): Regimen | null => (text === null ? null : storedRegimen(text));

const readVersion = (row: CopiedRows): VersionRow => ({
  version_id: row.uuid(), order_id: row.uuid(), resident_id: row.uuid(), rx_number: row.text(), ndc11: row.text(), regimen: regimenOf(row.textOrNull()),
  from_at: row.minute(), to_at: row.minuteOrNull(), fill_mode: row.text() as FillMode, prescriber_known: row.boolean(),
  changed_since: row.boolean(), order_group: row.textOrNull(), data_problem: row.textOrNull(),
  prn_reason_given: row.boolean(), stops_by_policy: row.boolean(), dose_unit: row.text(), limiting_text: row.textOrNull(),
});

const readPrescription = (row: CopiedRows): PrescriptionRow => ({
  id: row.uuid(), order_id: row.uuid(), schedule: row.textOrNull() as DeaSchedule | null, written_on: row.day(),
  earliest_fill_on: row.dayOrNull(), refills_used: row.int2(), authorised_left: row.int4(),
});

const readSupply = (row: CopiedRows): SupplyRow => ({
  id: row.uuid(), order_id: row.uuid(), last_fill_on: row.dayOrNull(), last_fill: row.int4OrNull(), on_hand: row.int4OrNull(), counted_at: row.minuteOrNull(),
});


const read = <Row>({ whole, part: ofPart, current }: BulkRead, rowOf: (row: CopiedRows) => Row) => async (tx: Tx, { facilityId, knownAt: known, seenAt }: BatchFacts, part: SnapshotPart | null): Promise<readonly Row[]> => {
  const asked = [facilityId, known, seenAt];
  const copied = await (part === null ? tx.copy(whole, asked, ASKED_OF_WHOLE) : tx.copy(part.current ? current : ofPart, [...asked, part.orders], ASKED_OF_PART));
  const rows: Row[] = [];
  while (copied.next()) rows.push(rowOf(copied));
  return rows;
};

/** Rows of a batch's facility (`$1`), or of a part of its orders, as known to it (`$2`); of versions, changed by `$3` or ever. */
export const readVersions = read(VERSIONS, readVersion);
export const readPrescriptions = read(PRESCRIPTIONS, readPrescription);
export const readSupplies = read(SUPPLIES, readSupply);

const ask = <Row>(statement: PartStatement) => (tx: Tx, { facilityId, knownAt: known }: BatchFacts, part: SnapshotPart | null): Promise<readonly Row[]> =>
  tx.raw<Row>(...asked(statement, [facilityId, known], part && [part.orders]));

/** Rows of a batch's facility, or of a part of its orders, as known to it: by order, then start. */
export const readHolds = ask<HoldRow>(HOLDS);
export const readPrnReviews = ask<PrnReviewRow>(PRN_REVIEWS);
