import { SYSTEMS, auditEventResource } from '@cyclefill/interop/fhir';
import { z } from 'zod';
import { defineSource } from '../resource-source.js';

/** The audit, for who sees the whole pharmacy alone: a row may name residents of several facilities. */
export const auditEventSource = defineSource({
  type: 'AuditEvent', permission: 'audit.inspect', key: 'uuid',
  columns: { action: z.string(), outcome: z.enum(['done', 'refused', 'failed']), actor_id: z.string().nullable(), subject_id: z.string().nullable(), resident_ids: z.array(z.string()) },
  sql: `
    select a.id, 1 as version, a.at as versioned_at, a.at as updated_at, null::uuid as patient_id, a.action, a.outcome, a.actor_id, a.actor_id::text as agent, a.subject_id, a.resident_ids, a.at + interval '1 millisecond' as recorded_to
    from audit_event a where $1::uuid[] is null`,
  parameters: [
    { name: 'patient', type: 'reference', documentation: 'Whose data it touched', column: 'resident_ids', target: 'Patient', many: true },
    { name: 'date', type: 'date', documentation: 'When it was done', from: 'versioned_at', to: 'recorded_to' },
    { name: 'subtype', type: 'token', documentation: `The operation (${SYSTEMS.operation})`, codes: [{ system: SYSTEMS.operation, column: 'action' }] },
    { name: 'agent', type: 'token', documentation: `Id of the account (${SYSTEMS.user})`, codes: [{ system: SYSTEMS.user, column: 'agent' }] },
  ],
  resource: (row) => auditEventResource({
    id: row.id, version: row.version, updatedAt: row.updated_at, operation: row.action, outcome: row.outcome, userId: row.actor_id, subjectId: row.subject_id, residentIds: row.resident_ids,
  }),
});
