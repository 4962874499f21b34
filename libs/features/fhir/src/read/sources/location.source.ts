import { LOCATION_KINDS, SYSTEMS, locationResource } from '@cyclefill/interop/fhir';
import { z } from 'zod';
import { defineSource } from '../resource-source.js';

/** The id of a room, which has no row of its own: its wing and its name. */
export function roomId(wing: string, room: string): string {
  return `${wing} || '.' || left(md5(${room}), 16)`;
}

const IN_WING = '($1::uuid[] is null or exists (select from unnest($1::uuid[], $2::uuid[]) as s (facility_id, wing_id) where s.facility_id = w.facility_id and (s.wing_id is null or s.wing_id = w.id)))';
const BEDS = `bed b join wing w on w.id = b.wing_id join facility f on f.id = w.facility_id where ${IN_WING}`;
const OF_FACILITY = 'f.id as facility_id, f.code as facility_code, f.city, f.state, f.zone';

export const locationSource = defineSource({
  type: 'Location', permission: 'facility.read', key: 'text',
  columns: {
    kind: z.enum(LOCATION_KINDS), name: z.string(), facility_id: z.string(), facility_code: z.string(), part_of: z.string().nullable(), city: z.string(), state: z.string(), zone: z.string(),
  },
  sql: `
    select l.*, l.updated_at as versioned_at, null::uuid as patient_id, case when l.kind = 'facility' then l.facility_code end as own_code from (
      select f.id::text, 'facility' as kind, f.name, null as part_of, f.row_version as version, f.recorded_at as updated_at, ${OF_FACILITY}
      from facility f where $1::uuid[] is null or f.id = any($1)
      union all select w.id::text, 'wing', w.name, f.id::text, 1, w.recorded_at, ${OF_FACILITY} from wing w join facility f on f.id = w.facility_id where ${IN_WING}
      union all select ${roomId('w.id', 'b.room')}, 'room', b.room, w.id::text, 1, min(b.recorded_at), ${OF_FACILITY} from ${BEDS} group by w.id, b.room, f.id
      union all select b.id::text, 'bed', b.bed, ${roomId('w.id', 'b.room')}, 1, b.recorded_at, ${OF_FACILITY} from ${BEDS}) l`,
  parameters: [
    { name: 'identifier', type: 'token', documentation: `Code of the facility (${SYSTEMS.facility})`, codes: [{ system: SYSTEMS.facility, column: 'own_code' }] },
    { name: 'name', type: 'string', documentation: 'Beginning of the name', columns: ['name'] },
    { name: 'organization', type: 'reference', documentation: 'The facility', column: 'facility_id', target: 'Organization' },
    { name: 'partof', type: 'reference', documentation: 'The next larger place', column: 'part_of', target: 'Location' },
  ],
  resource: (row) => locationResource({
    id: row.id, version: row.version, updatedAt: row.updated_at, kind: row.kind, name: row.name, facilityId: row.facility_id, facilityCode: row.facility_code, partOf: row.part_of,
    city: row.city, state: row.state, zone: row.zone,
  }),
});
