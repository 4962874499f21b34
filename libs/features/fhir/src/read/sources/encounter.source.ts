import type { LocalMinute } from '@cyclefill/domain/kernel';
import { zoneOrUtc } from '@cyclefill/features/facility';
import { residentInScope } from '@cyclefill/features/resident';
import { STAY_STATUSES, encounterResource } from '@cyclefill/interop/fhir';
import { z } from 'zod';
import { FACILITY_NOW } from '../facility-now.js';
import { PATIENT, SUBJECT } from '../patient-parameter.js';
import { defineSource } from '../resource-source.js';
import { wallInstant } from '../wall-instant.js';
import { roomId } from './location.source.js';

const minutes = (column: string): string => `(date_part('epoch', ${column}) / 60)`;
const at = z.number().transform((minute) => minute as LocalMinute);
const stretch = z.object({ from: at, to: at.nullable() });

/**
 * Stays, as `lastStay` of the domain has them: each begins with a placing that follows no other without a discharge between them, and ends with the discharge after it.
 * A hospital stay is a stay of its own that is part of it. (The alias is never `s`: that is the scope's own, inside its condition.)
 */
const STAYS = `
  select p.resident_id, p.facility_id, p.from_at, d.from_at as to_at, p.resident_id || '.s' || to_char(p.from_at, 'YYYYMMDDHH24MI') as id, coalesce(d.told_as = 'death', false) as died
  from census_event p
  left join lateral (select d.from_at, d.told_as from census_event d where d.resident_id = p.resident_id and d.kind = 'discharge' and d.superseded_at is null and d.from_at > p.from_at order by d.from_at limit 1) d on true
  where p.kind = 'placed' and p.superseded_at is null and not exists (
    select from census_event q where q.resident_id = p.resident_id and q.kind = 'placed' and q.superseded_at is null and q.from_at < p.from_at and not exists (
      select from census_event e where e.resident_id = p.resident_id and e.kind = 'discharge' and e.superseded_at is null and e.from_at >= q.from_at and e.from_at < p.from_at))`;

const OF_STAY = (alias: string): string => `${alias}.resident_id = stay.resident_id and ${alias}.superseded_at is null and ${alias}.from_at >= stay.from_at and (stay.to_at is null or ${alias}.from_at < stay.to_at)`;

const PLACES = `
  select coalesce(jsonb_agg(jsonb_build_object('id', coalesce(e.bed_id, e.wing_id), 'from', ${minutes('e.from_at')}) order by e.from_at), '[]') as places,
    coalesce(array_remove(array_agg(e.bed_id::text) || array_agg(${roomId('b.wing_id', 'b.room')}) || array_agg(e.wing_id::text) || array_agg(e.facility_id::text), null), '{}') as location_ids
  from census_event e left join bed b on b.id = e.bed_id
  where e.kind in ('placed', 'transfer') and ${OF_STAY('e')}`;

export const encounterSource = defineSource({
  type: 'Encounter', permission: 'order.read', key: 'text', owner: { column: 'patient_id', length: 36 },
  columns: {
    resident_id: z.string(), facility_id: z.string(), zone: z.string(), status: z.enum(STAY_STATUSES), part_of: z.string().nullable(), from_at: at, to_at: at.nullable(), now: at, died: z.boolean(),
    places: z.array(z.object({ id: z.string(), from: at })), location_ids: z.array(z.string()), absences: z.array(stretch),
  },
  sql: `
    select stay.id, c.version, c.updated_at as versioned_at, c.updated_at, stay.resident_id as patient_id, stay.resident_id, stay.facility_id, f.zone, stay.part_of, ${minutes('stay.from_at')} as from_at, ${minutes('stay.to_at')} as to_at,
      floor(${minutes('f.now')}) as now, stay.died, stay.places, stay.location_ids, a.absences,
      case when stay.from_at > f.now then 'planned' when stay.to_at <= f.now then 'finished' when stay.part_of is null and a.is_away then 'onleave' else 'in-progress' end as status
    from (
      select stay.*, null as part_of, p.places, p.location_ids from (${STAYS}) stay cross join lateral (${PLACES}) p
      union all
      select h.resident_id, h.facility_id, h.from_at, h.to_at, h.resident_id || '.h' || to_char(h.from_at, 'YYYYMMDDHH24MI'), false, stay.id, '[]', '{}'
      from (${STAYS}) stay join census_event h on h.kind = 'hospital' and ${OF_STAY('h')}) stay
    join ${FACILITY_NOW} f on f.id = stay.facility_id
    cross join lateral (select (count(*) + count(c.superseded_at))::int as version, max(greatest(c.recorded_at, c.superseded_at)) as updated_at from census_event c where c.facility_id = stay.facility_id and c.resident_id = stay.resident_id) c
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('from', ${minutes('e.from_at')}, 'to', ${minutes('e.to_at')}) order by e.from_at), '[]') as absences,
        coalesce(bool_or(e.from_at <= f.now and (e.to_at is null or e.to_at > f.now)), false) as is_away
      from census_event e where stay.part_of is null and e.kind in ('leave', 'hospital') and ${OF_STAY('e')}) a
    where ${residentInScope({ facility: 'stay.facility_id', resident: 'stay.resident_id' })}`,
  parameters: [
    PATIENT, SUBJECT,
    { name: 'status', type: 'token', documentation: STAY_STATUSES.join(', '), codes: [{ system: null, column: 'status' }] },
    { name: 'location', type: 'reference', documentation: 'A bed, or the room, wing or facility that it is in', column: 'location_ids', target: 'Location', many: true },
    { name: 'part-of', type: 'reference', documentation: 'The stay that a hospital stay interrupts', column: 'part_of', target: 'Encounter' },
  ],
  resource: (row) => encounterResource({
    id: row.id, version: row.version, updatedAt: row.updated_at, residentId: row.resident_id, facilityId: row.facility_id, zone: zoneOrUtc(row.zone), status: row.status, partOf: row.part_of,
    from: row.from_at, to: row.to_at, now: row.now, died: row.died, places: row.places.map(({ id, from }) => ({ locationId: id, from })), absences: row.absences,
  }),
  turns: (row) => [row, ...row.absences.map(({ from, to }) => ({ from_at: from, to_at: to })), ...row.places.map(({ from }) => ({ from_at: from, to_at: null }))]
    .flatMap(({ from_at: from, to_at: to }) => [from, ...(to === null ? [] : [to])]).map((moment) => wallInstant(moment, row.zone)),
});
