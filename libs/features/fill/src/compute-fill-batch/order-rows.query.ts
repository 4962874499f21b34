import type { FillMode } from '@cyclefill/domain/cycle-fill';
import type { DeaSchedule } from '@cyclefill/domain/law';
import type { Regimen } from '@cyclefill/domain/regimen';
import type { Tx } from '@cyclefill/platform/database';
import { dayNumber, knownAt, localMinutes } from './snapshot-rows.js';

/*
 * Shapes of rows are not checked row by row: these are the bulk reads of a run, their columns are typed by the queries
 * themselves, and a check would cost more than all the rules together.
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

const VERSIONS = `
select v.id as version_id, v.order_id, v.resident_id, v.rx_number, v.ndc11, v.regimen, ${localMinutes('v.from_at')} as from_at,
  ${localMinutes('v.to_at')} as to_at, v.fill_mode, v.prescriber_id is not null as prescriber_known,
  v.superseded_at is not null as changed_since, v.order_group, v.data_problem, v.prn_reason <> '' as prn_reason_given
from order_version v where v.facility_id = $1 and ${knownAt('v')}`;

const PRESCRIPTIONS = `
select p.id, p.order_id, p.dea_schedule as schedule, ${dayNumber('p.written_on')} as written_on, ${dayNumber('p.earliest_fill_on')} as earliest_fill_on, p.refills_used,
  p.authorised_left_milli as authorised_left
from prescription p where p.facility_id = $1 and ${knownAt('p')}`;

const SUPPLIES = `
select s.id, s.order_id, ${dayNumber('s.last_fill_on')} as last_fill_on, s.last_fill_milli as last_fill, s.on_hand_milli as on_hand,
  ${localMinutes('s.counted_at')} as counted_at
from order_supply s where s.facility_id = $1 and ${knownAt('s')}`;

const HOLDS = `
select h.id, h.order_id, ${localMinutes('h.from_at')} as from_at, ${localMinutes('h.to_at')} as to_at
from order_hold h where h.facility_id = $1 and ${knownAt('h')} order by h.order_id, h.from_at`;

const PRN_REVIEWS = `
select w.id, w.order_id, ${dayNumber('w.reviewed_on')} as reviewed_on, w.rationale <> '' as rationale, ${dayNumber('w.continues_until')} as continues_until, w.evaluated
from prn_review w where w.facility_id = $1 and ${knownAt('w')} order by w.order_id, w.reviewed_on`;

const read = <Row>(sql: string) => (tx: Tx, facilityId: string, known: Date): Promise<readonly Row[]> => tx.raw<Row>(sql, [facilityId, known]);

/** Rows of a facility as known at an instant. Holds are by order, then start. */
export const readVersions = read<VersionRow>(VERSIONS);
export const readPrescriptions = read<PrescriptionRow>(PRESCRIPTIONS);
export const readSupplies = read<SupplyRow>(SUPPLIES);
export const readHolds = read<HoldRow>(HOLDS);
export const readPrnReviews = read<PrnReviewRow>(PRN_REVIEWS);
