import { residentInScope } from '@cyclefill/features/resident';
import { medicationStatementResource } from '@cyclefill/interop/fhir';
import { z } from 'zod';
import { PATIENT, SUBJECT } from '../patient-parameter.js';
import { defineSource } from '../resource-source.js';

/** The id of an entry of a list: of its reconciliation, its row there, and its place in the row. */
export const lineId = (row: string, place: string): string => `${row}.reconciliation_id || '.' || ${row}.position || '.' || ${place}`;

/** Lines of the lists that came to be reconciled. */
export const medicationStatementSource = defineSource({
  type: 'MedicationStatement', permission: 'reconciliation.read', key: 'text', owner: { column: 'reconciliation_id', length: 36 },
  columns: { resident_id: z.string(), entry: z.object({ drug: z.string(), strength: z.string(), form: z.string(), sig: z.string() }), source: z.string(), opened_at: z.date(), is_withdrawn: z.boolean(), reconciliation_id: z.string() },
  sql: `
    select ${lineId('w', 'l.place')} as id, case when c.withdrawn = '' then 1 else 2 end as version, case when c.withdrawn = '' then c.opened_at else c.settled_at end as versioned_at,
      case when c.withdrawn = '' then c.opened_at else c.settled_at end as updated_at, c.resident_id as patient_id, c.resident_id, l.entry, c.source, c.opened_at, c.withdrawn <> '' as is_withdrawn,
      w.reconciliation_id
    from reconciliation c join reconciliation_row w on w.reconciliation_id = c.id cross join lateral jsonb_array_elements(w.theirs) with ordinality as l (entry, place)
    where ${residentInScope({ facility: 'c.facility_id', resident: 'c.resident_id' })}`,
  parameters: [PATIENT, SUBJECT],
  resource: (row) => medicationStatementResource({
    id: row.id, version: row.version, updatedAt: row.updated_at, residentId: row.resident_id, drug: row.entry.drug, strength: row.entry.strength, form: row.entry.form, directions: row.entry.sig, source: row.source,
    openedAt: row.opened_at, isWithdrawn: row.is_withdrawn,
  }),
});
