import { residentInScope } from '@cyclefill/features/resident';
import { SYSTEMS, conditionResource } from '@cyclefill/interop/fhir';
import { z } from 'zod';
import { PATIENT, SUBJECT } from '../patient-parameter.js';
import { defineSource } from '../resource-source.js';
import { textId } from '../text-id.js';

/** Each diagnosis of a resident. The id is of the resident and the diagnosis. */
export const conditionSource = defineSource({
  type: 'Condition', permission: 'order.read', key: 'text', owner: { column: 'patient_id', length: 36 },
  columns: { diagnosis: z.string(), resident_id: z.string() },
  sql: `
    select ${textId('p.resident_id', 'd.diagnosis')} as id, p.version, p.recorded_at as versioned_at, p.recorded_at as updated_at, p.resident_id as patient_id, p.resident_id, d.diagnosis
    from resident_version p cross join lateral (select distinct unnest(p.diagnoses) as diagnosis) d
    where p.superseded_at is null and ${residentInScope({ facility: 'p.facility_id', resident: 'p.resident_id' })}`,
  parameters: [PATIENT, SUBJECT, { name: 'code', type: 'token', documentation: `ICD-10-CM code (${SYSTEMS.icd10})`, codes: [{ system: SYSTEMS.icd10, column: 'diagnosis' }] }],
  resource: (row) => conditionResource({ id: row.id, version: row.version, updatedAt: row.updated_at, residentId: row.resident_id, diagnosis: row.diagnosis }),
});
