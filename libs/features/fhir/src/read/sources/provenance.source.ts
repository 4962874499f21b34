import { residentInScope } from '@cyclefill/features/resident';
import { provenanceResource } from '@cyclefill/interop/fhir';
import { z } from 'zod';
import { PATIENT } from '../patient-parameter.js';
import { defineSource } from '../resource-source.js';

/** Who made which version of an order: one for each version, and never changed. */
export const provenanceSource = defineSource({
  type: 'Provenance', permission: 'order.read', key: 'uuid',
  columns: { order_id: z.string(), change_kind: z.string(), change_reason: z.string(), recorded_by: z.string().nullable(), source_document: z.string() },
  sql: `
    select v.id, 1 as version, v.recorded_at as versioned_at, v.recorded_at as updated_at, v.resident_id as patient_id, v.order_id, v.change_kind, v.change_reason, v.recorded_by, v.source_document,
      v.recorded_at + interval '1 millisecond' as recorded_to
    from order_version v where ${residentInScope({ facility: 'v.facility_id', resident: 'v.resident_id' })}`,
  parameters: [
    PATIENT,
    { name: 'target', type: 'reference', documentation: 'The order', column: 'order_id', target: 'MedicationRequest' },
    { name: 'recorded', type: 'date', documentation: 'When it was recorded', from: 'versioned_at', to: 'recorded_to' },
  ],
  resource: (row) => provenanceResource({
    id: row.id, version: row.version, updatedAt: row.updated_at, orderId: row.order_id, kind: row.change_kind, reason: row.change_reason, userId: row.recorded_by, source: row.source_document,
  }),
});
