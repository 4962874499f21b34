import type { LocalMinute, Milli } from '@cyclefill/domain/kernel';
import { zoneOrUtc } from '@cyclefill/features/facility';
import { readableRegimen } from '@cyclefill/features/order';
import { residentInScope } from '@cyclefill/features/resident';
import { REQUEST_STATUSES, SYSTEMS, medicationRequestResource } from '@cyclefill/interop/fhir';
import { z } from 'zod';
import { FACILITY_NOW } from '../facility-now.js';
import { PATIENT, SUBJECT } from '../patient-parameter.js';
import { defineSource } from '../resource-source.js';
import { wallInstant } from '../wall-instant.js';

const minutes = (column: string): string => `(date_part('epoch', ${column}) / 60)`;
const moment = z.number().transform((minute) => minute as LocalMinute);
const milli = z.int().transform((value) => value as Milli);

/** An order with what holds of it now. What ran to the end that was planned for it is completed; what somebody ended before is stopped. */
export const medicationRequestSource = defineSource({
  type: 'MedicationRequest', permission: 'order.read', key: 'uuid',
  columns: {
    resident_id: z.string(), rx_number: z.string(), status: z.enum(REQUEST_STATUSES), status_reason: z.string(), ndc11: z.string(), drug: z.string(), product_id: z.string().nullable(),
    prescriber_id: z.string().nullable(), written_on: z.string().nullable(), first_at: z.date(), zone: z.string(), regimen: z.unknown(), prn: z.boolean(), prn_reason: z.string(), dose_unit: z.string(),
    route: z.string(), sig_text: z.string(), indication: z.string(), time_critical: z.boolean(), order_group: z.string().nullable(), replaces_order_id: z.string().nullable(), daw: z.string(),
    quantity_milli: milli.nullable(), refills: z.int().nullable(), data_problem: z.string().nullable(), turns: z.array(moment),
  },
  sql: `
    select o.id, v.version, v.recorded_at as versioned_at, greatest(v.recorded_at, p.recorded_at, h.updated_at) as updated_at, o.resident_id as patient_id, o.resident_id, o.rx_number,
      case when v.to_at <= f.now then case when v.change_kind = 'discontinue' then 'stopped' else 'completed' end when v.from_at <= f.now and h.is_held then 'on-hold' else 'active' end as status,
      case when v.to_at <= f.now then case when v.change_kind = 'discontinue' then v.change_reason else v.stop_reason end when v.from_at <= f.now then coalesce(h.reason, '') else '' end as status_reason,
      v.ndc11, v.drug, d.ndc11 as product_id, v.prescriber_id, to_char(p.written_on, 'YYYY-MM-DD') as written_on, o.recorded_at as first_at, f.zone, v.regimen, v.prn, v.prn_reason, v.dose_unit, v.route,
      v.sig_text, v.indication, v.time_critical, v.resident_id || '/' || v.order_group as order_group, o.replaces_order_id, v.daw, p.quantity_written_milli as quantity_milli,
      p.refills_authorised as refills, v.data_problem, h.turns || array[${minutes('v.from_at')}] || case when v.to_at is null then '{}' else array[${minutes('v.to_at')}] end as turns,
      coalesce(p.written_on::timestamp at time zone 'UTC', o.recorded_at) as authored_from,
      coalesce((p.written_on + 1)::timestamp at time zone 'UTC', o.recorded_at + interval '1 millisecond') as authored_to, 'order' as intent
    from med_order o join order_version v on v.order_id = o.id and v.superseded_at is null
    join ${FACILITY_NOW} f on f.id = o.facility_id
    left join prescription p on p.order_id = o.id and p.superseded_at is null
    left join drug_product d on d.tenant_id = o.tenant_id and d.ndc11 = v.ndc11 and d.superseded_at is null
    cross join lateral (
      select max(greatest(h.recorded_at, h.superseded_at)) as updated_at, coalesce(bool_or(c.is_now), false) as is_held, min(h.reason) filter (where c.is_now) as reason,
        coalesce(array_agg(${minutes('h.from_at')}) filter (where h.superseded_at is null), '{}')
        || coalesce(array_agg(${minutes('h.to_at')}) filter (where h.superseded_at is null and h.to_at is not null), '{}') as turns
      from order_hold h cross join lateral (select h.superseded_at is null and h.from_at <= f.now and (h.to_at is null or h.to_at > f.now) as is_now) c where h.facility_id = o.facility_id and h.order_id = o.id) h
    where ${residentInScope({ facility: 'o.facility_id', resident: 'o.resident_id' })}`,
  parameters: [
    PATIENT, SUBJECT,
    { name: 'identifier', type: 'token', documentation: `Rx number (${SYSTEMS.rxNumber})`, codes: [{ system: SYSTEMS.rxNumber, column: 'rx_number' }] },
    { name: 'status', type: 'token', documentation: REQUEST_STATUSES.join(', '), codes: [{ system: null, column: 'status' }] },
    { name: 'intent', type: 'token', documentation: 'order: there is no other', codes: [{ system: null, column: 'intent' }] },
    { name: 'authoredon', type: 'date', documentation: 'Day on which it was written; else when it was recorded', from: 'authored_from', to: 'authored_to' },
    { name: 'medication', type: 'reference', documentation: 'The product, where the catalogue has it', column: 'product_id', target: 'Medication' },
    { name: 'code', type: 'token', documentation: `NDC of 11 digits (${SYSTEMS.ndc})`, codes: [{ system: SYSTEMS.ndc, column: 'ndc11' }] },
    { name: 'requester', type: 'reference', documentation: 'The prescriber', column: 'prescriber_id', target: 'Practitioner' },
  ],
  resource: (row) => medicationRequestResource({
    id: row.id, version: row.version, updatedAt: row.updated_at, residentId: row.resident_id, rxNumber: row.rx_number, status: row.status, statusReason: row.status_reason, ndc11: row.ndc11, drug: row.drug,
    inCatalogue: row.product_id !== null, prescriberId: row.prescriber_id, authoredOn: row.written_on ?? row.first_at.toISOString(), zone: zoneOrUtc(row.zone), regimen: readableRegimen(row.regimen),
    prn: row.prn, prnReason: row.prn_reason, doseUnit: row.dose_unit, route: row.route, sigText: row.sig_text, indication: row.indication, timeCritical: row.time_critical, group: row.order_group,
    replacesOrderId: row.replaces_order_id, daw: row.daw, prescribed: row.quantity_milli === null ? null : { quantity: row.quantity_milli, refills: row.refills ?? 0 }, dataProblem: row.data_problem,
  }),
  turns: ({ turns, zone }) => turns.map((turn) => wallInstant(turn, zone)),
});
