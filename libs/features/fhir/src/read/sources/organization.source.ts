import { SYSTEMS, organizationResource } from '@cyclefill/interop/fhir';
import { z } from 'zod';
import { defineSource } from '../resource-source.js';

export const organizationSource = defineSource({
  type: 'Organization', permission: 'facility.read', key: 'uuid',
  columns: { code: z.string(), name: z.string(), city: z.string(), state: z.string() },
  sql: `
    select f.id, f.row_version as version, f.recorded_at as versioned_at, f.recorded_at as updated_at, null::uuid as patient_id, f.code, f.name, f.city, f.state
    from facility f where $1::uuid[] is null or f.id = any($1)`,
  parameters: [
    { name: 'identifier', type: 'token', documentation: `Code of the facility (${SYSTEMS.facility})`, codes: [{ system: SYSTEMS.facility, column: 'code' }] },
    { name: 'name', type: 'string', documentation: 'Beginning of the name', columns: ['name'] },
  ],
  resource: (row) => organizationResource({ id: row.id, version: row.version, updatedAt: row.updated_at, code: row.code, name: row.name, city: row.city, state: row.state }),
});
