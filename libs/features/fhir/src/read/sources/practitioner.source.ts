import { SYSTEMS, practitionerResource } from '@cyclefill/interop/fhir';
import { z } from 'zod';
import { defineSource } from '../resource-source.js';

export const practitionerSource = defineSource({
  type: 'Practitioner', permission: 'order.read', key: 'uuid',
  columns: { npi: z.string(), name: z.string(), active: z.boolean() },
  sql: `
    select p.id, p.row_version as version, p.recorded_at as versioned_at, p.recorded_at as updated_at, null::uuid as patient_id, p.npi, p.name, p.active, p.active::text as active_code
    from prescriber p`,
  parameters: [
    { name: 'identifier', type: 'token', documentation: `NPI (${SYSTEMS.npi})`, codes: [{ system: SYSTEMS.npi, column: 'npi' }] },
    { name: 'name', type: 'string', documentation: 'Beginning of the name as kept', columns: ['name'] },
    { name: 'active', type: 'token', documentation: 'true or false', codes: [{ system: null, column: 'active_code' }] },
  ],
  resource: (row) => practitionerResource({ id: row.id, version: row.version, updatedAt: row.updated_at, npi: row.npi, name: row.name, active: row.active }),
});
