import { residentInScope } from '@cyclefill/features/resident';
import { SYSTEMS, patientResource } from '@cyclefill/interop/fhir';
import { z } from 'zod';
import { defineSource } from '../resource-source.js';

export const patientSource = defineSource({
  type: 'Patient', permission: 'order.read', key: 'uuid',
  columns: { code: z.string(), facility_id: z.string(), family_name: z.string(), given_name: z.string(), born_on: z.string(), sex: z.string() },
  sql: `
    select r.id, p.version, p.recorded_at as versioned_at, p.recorded_at as updated_at, r.id as patient_id, r.code, 'urn:uuid:' || r.id as urn, r.facility_id, p.family_name, p.given_name,
      to_char(p.born_on, 'YYYY-MM-DD') as born_on, p.born_on::timestamp at time zone 'UTC' as born_from, (p.born_on + 1)::timestamp at time zone 'UTC' as born_to, p.sex
    from resident r join resident_version p on p.resident_id = r.id and p.superseded_at is null
    where ${residentInScope({ facility: 'r.facility_id', resident: 'r.id' })}`,
  parameters: [
    { name: 'identifier', type: 'token', documentation: `The facility's number of the resident (${SYSTEMS.resident}), or our id as urn:uuid (${SYSTEMS.uri})`, codes: [{ system: SYSTEMS.resident, column: 'code' }, { system: SYSTEMS.uri, column: 'urn' }] },
    { name: 'name', type: 'string', documentation: 'Beginning of the family name or of the given name', columns: ['family_name', 'given_name'] },
    { name: 'family', type: 'string', documentation: 'Beginning of the family name', columns: ['family_name'] },
    { name: 'given', type: 'string', documentation: 'Beginning of the given name', columns: ['given_name'] },
    { name: 'birthdate', type: 'date', documentation: 'Day of birth', from: 'born_from', to: 'born_to' },
    { name: 'organization', type: 'reference', documentation: 'The facility', column: 'facility_id', target: 'Organization' },
  ],
  resource: (row) => patientResource({
    id: row.id, version: row.version, updatedAt: row.updated_at, code: row.code, facilityId: row.facility_id, familyName: row.family_name, givenName: row.given_name, bornOn: row.born_on, sex: row.sex,
  }),
});
