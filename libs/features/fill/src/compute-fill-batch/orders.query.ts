import type { Day, LocalMinute, Milli, MinuteRange } from '@cyclefill/domain/kernel';
import type { FillMode } from '@cyclefill/domain/cycle-fill';
import type { DeaSchedule } from '@cyclefill/domain/law';
import type { Regimen } from '@cyclefill/domain/regimen';
import type { Tx } from '@cyclefill/platform/database';
import { dayNumber, knownAt, localMinutes } from './snapshot-rows.js';
import type { SnapshotOrder } from './fill-snapshot.js';

/**
 * Shape of a row. It is not checked row by row: this is the one bulk read of a run, its columns are typed by the query
 * itself, and a check would cost more than all the rules together.
 */
interface OrderRow {
  version_id: string;
  order_id: string;
  resident_id: string;
  rx_number: string;
  regimen: Regimen | null;
  from_at: number;
  to_at: number | null;
  fill_mode: FillMode;
  prescriber_known: boolean;
  changed_since: boolean;
  schedule: DeaSchedule | null;
  written_on: number;
  refills_used: number;
  authorised_left: number;
  last_fill_on: number | null;
  last_fill: number | null;
  on_hand: number | null;
  counted_at: number | null;
  ndc11: string;
  name: string;
  strength: string;
  ingredient: string;
  form: string;
  category: string;
  countable: boolean;
  split_unit: number;
  hazardous: boolean;
  original_container: boolean;
  refrigerated: boolean;
  order_group: string | null;
  ids: string;
}

const SQL = `
select v.id as version_id, v.order_id, v.resident_id, v.rx_number, v.regimen,
  ${localMinutes('v.from_at')} as from_at, ${localMinutes('v.to_at')} as to_at, v.fill_mode,
  v.prescriber_id is not null as prescriber_known, v.superseded_at is not null as changed_since,
  coalesce(p.dea_schedule, d.dea_schedule) as schedule, ${dayNumber('p.written_on')} as written_on, p.refills_used,
  p.authorised_left_milli as authorised_left, ${dayNumber('s.last_fill_on')} as last_fill_on, s.last_fill_milli as last_fill,
  s.on_hand_milli as on_hand, ${localMinutes('s.counted_at')} as counted_at,
  d.ndc11, d.name, d.strength, d.ingredient, d.form, d.category, d.countable, d.split_unit_milli as split_unit, d.hazardous,
  d.original_container, d.refrigerated, v.order_group, concat(v.id, p.id, s.id, d.id) as ids
from order_version v
join prescription p on p.facility_id = v.facility_id and p.order_id = v.order_id and ${knownAt('p')}
left join order_supply s on s.facility_id = v.facility_id and s.order_id = v.order_id and ${knownAt('s')}
join drug_product d on d.tenant_id = v.tenant_id and d.ndc11 = v.ndc11 and ${knownAt('d')}
where v.facility_id = $1 and ${knownAt('v')}`;

/** Whether the dose is another on another day: alternating, a taper, or one of several orders of one group (D76). */
function variesByDay({ regimen, order_group: group }: OrderRow): boolean {
  return group !== null || (regimen !== null && (regimen.phases.length > 1 || regimen.phases.some((phase) => phase.dose.kind === 'alternating')));
}

function toOrder(row: OrderRow, holds: readonly MinuteRange[]): SnapshotOrder {
  return {
    versionId: row.version_id,
    orderId: row.order_id,
    residentId: row.resident_id,
    rxNumber: row.rx_number,
    regimen: row.regimen,
    from: row.from_at as LocalMinute,
    to: row.to_at as LocalMinute | null,
    holds,
    mode: row.fill_mode,
    prescriberKnown: row.prescriber_known,
    changedSince: row.changed_since,
    schedule: row.schedule,
    splitUnit: row.split_unit as Milli,
    writtenOn: row.written_on as Day,
    refillsUsed: row.refills_used,
    authorisedLeft: row.authorised_left as Milli,
    lastFill: row.last_fill_on === null ? null : { on: row.last_fill_on as Day, quantity: (row.last_fill ?? 0) as Milli },
    onHand: row.on_hand === null ? null : { quantity: row.on_hand as Milli, at: (row.counted_at ?? 0) as LocalMinute },
    product: {
      ndc11: row.ndc11, ingredient: row.ingredient, form: row.form, category: row.category, schedule: row.schedule, hazardous: row.hazardous,
      countable: row.countable, originalContainer: row.original_container, refrigerated: row.refrigerated, labelLength: row.name.length + row.strength.length + 1,
    },
    variesByDay: variesByDay(row),
  };
}

interface HoldRow {
  id: string;
  order_id: string;
  from_at: number;
  to_at: number | null;
}

const NO_HOLDS: readonly MinuteRange[] = [];

/** Orders of a facility as known at an instant, with the ids of every version read. */
export async function readOrders(tx: Tx, facilityId: string, known: Date): Promise<{ orders: SnapshotOrder[]; ids: string[] }> {
  const holdRows = await tx.raw<HoldRow>(
    `select h.id, h.order_id, ${localMinutes('h.from_at')} as from_at, ${localMinutes('h.to_at')} as to_at
     from order_hold h where h.facility_id = $1 and ${knownAt('h')} order by h.order_id, h.from_at`,
    [facilityId, known],
  );
  const holds = new Map<string, MinuteRange[]>();
  for (const row of holdRows) {
    const range = { from: row.from_at as LocalMinute, to: row.to_at as LocalMinute | null };
    const list = holds.get(row.order_id);
    if (list === undefined) holds.set(row.order_id, [range]);
    else list.push(range);
  }
  const rows = await tx.raw<OrderRow>(SQL, [facilityId, known]);
  const ids = [...holdRows.map((row) => row.id), ...rows.map((row) => row.ids)];
  return { orders: rows.map((row) => toOrder(row, holds.get(row.order_id) ?? NO_HOLDS)), ids };
}

/** Orders first recorded after the knowledge of a batch: they miss it and become E17 or a demand fill (R105). */
export async function readLateOrders(tx: Tx, facilityId: string, known: Date): Promise<readonly { order_id: string; resident_id: string }[]> {
  return tx.raw(
    `select v.order_id, v.resident_id from order_version v
     where v.facility_id = $1 and v.version = 1 and v.recorded_at > $2 and v.superseded_at is null order by v.rx_number`,
    [facilityId, known],
  );
}
