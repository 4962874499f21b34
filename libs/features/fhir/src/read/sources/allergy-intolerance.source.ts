import { residentInScope } from '@cyclefill/features/resident';
import { allergyResource } from '@cyclefill/interop/fhir';
import { z } from 'zod';
import { PATIENT } from '../patient-parameter.js';
import { defineSource } from '../resource-source.js';
import { textId } from '../text-id.js';

/** Each recorded allergy, or that there is none; a resident of whom nothing was recorded has no row. The id is of the resident and the text: it stands as long as both do. */
export const allergySource = defineSource({
  type: 'AllergyIntolerance', permission: 'order.read', key: 'text', owner: { column: 'patient_id', length: 36 },
  columns: { allergy: z.string().nullable(), resident_id: z.string() },
  sql: `
    select ${textId('p.resident_id', 'a.allergy')} as id, p.version, p.recorded_at as versioned_at, p.recorded_at as updated_at, p.resident_id as patient_id, p.resident_id, a.allergy
    from resident_version p cross join lateral (select distinct unnest(p.allergies) as allergy union all select null where cardinality(p.allergies) = 0) a
    where p.superseded_at is null and ${residentInScope({ facility: 'p.facility_id', resident: 'p.resident_id' })}`,
  parameters: [PATIENT],
  resource: (row) => allergyResource({ id: row.id, version: row.version, updatedAt: row.updated_at, residentId: row.resident_id, text: row.allergy }),
});
