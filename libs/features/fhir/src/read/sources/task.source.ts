import { REFILL_STATUSES } from '@cyclefill/domain/refill';
import { residentInScope } from '@cyclefill/features/resident';
import { TASK_STATUS_OF_REFILL, refillTaskResource } from '@cyclefill/interop/fhir';
import { z } from 'zod';
import { PATIENT, SUBJECT } from '../patient-parameter.js';
import { defineSource } from '../resource-source.js';

const STATUS = Object.entries(TASK_STATUS_OF_REFILL).map(([ours, theirs]) => `when '${ours}' then '${theirs}'`).join(' ');

/** Requests for refills. */
export const taskSource = defineSource({
  type: 'Task', permission: 'refill.read', key: 'uuid',
  columns: { resident_id: z.string(), order_id: z.string(), facility_id: z.string(), own_status: z.enum(REFILL_STATUSES), answer: z.string(), early_reason: z.string().nullable(), asked_at: z.date() },
  sql: `
    select q.id, q.row_version as version, t.at as versioned_at, t.at as updated_at, q.resident_id as patient_id, q.resident_id, q.order_id, q.facility_id, q.status as own_status, q.answer, q.early_reason,
      q.asked_at, q.asked_at + interval '1 millisecond' as asked_to, case q.status ${STATUS} end as status
    from refill_request q cross join lateral (select coalesce(max(t.at), q.asked_at) as at from refill_step t where t.refill_id = q.id) t
    where ${residentInScope({ facility: 'q.facility_id', resident: 'q.resident_id' })}`,
  parameters: [
    PATIENT, SUBJECT,
    { name: 'status', type: 'token', documentation: [...new Set(Object.values(TASK_STATUS_OF_REFILL))].join(', '), codes: [{ system: null, column: 'status' }] },
    { name: 'business-status', type: 'token', documentation: REFILL_STATUSES.join(', '), codes: [{ system: null, column: 'own_status' }] },
    { name: 'focus', type: 'reference', documentation: 'The order', column: 'order_id', target: 'MedicationRequest' },
    { name: 'requester', type: 'reference', documentation: 'The facility that asked', column: 'facility_id', target: 'Organization' },
    { name: 'authored-on', type: 'date', documentation: 'When it was asked for', from: 'asked_at', to: 'asked_to' },
  ],
  resource: (row) => refillTaskResource({
    id: row.id, version: row.version, updatedAt: row.updated_at, residentId: row.resident_id, orderId: row.order_id, facilityId: row.facility_id, status: row.own_status, answer: row.answer,
    earlyReason: row.early_reason, askedAt: row.asked_at,
  }),
});
