import type { Milli } from '@cyclefill/domain/kernel';
import { residentInScope } from '@cyclefill/features/resident';
import { DISPENSE_STATUSES, SYSTEMS, medicationDispenseResource } from '@cyclefill/interop/fhir';
import { z } from 'zod';
import { PATIENT, SUBJECT } from '../patient-parameter.js';
import { defineSource } from '../resource-source.js';

/** Each drug in each pack that somebody has begun to fill; what is only planned is dispensed to nobody. The id is both ids without hyphens: with them it would be longer than an id may be. */
export const medicationDispenseSource = defineSource({
  type: 'MedicationDispense', permission: 'delivery.read', key: 'text', owner: { column: 'pack_id', length: 32 },
  columns: {
    resident_id: z.string(), order_id: z.string(), facility_id: z.string(), code: z.string(), status: z.enum(DISPENSE_STATUSES), ndc11: z.string(), drug: z.string(),
    quantity_milli: z.int().transform((value) => value as Milli), dose_unit: z.string(), days: z.int(), sealed_at: z.date().nullable(), shipped_at: z.date().nullable(), other_maker: z.boolean(),
    lots: z.array(z.object({ lot: z.string(), expiresOn: z.string() })),
  },
  sql: `
    select replace(p.id::text, '-', '') || replace(o.order_id::text, '-', '') as id, p.row_version as version, e.at as versioned_at, e.at as updated_at, p.resident_id as patient_id, p.id as pack_id, p.resident_id, o.order_id,
      p.facility_id, p.code, coalesce(l.ndc11, o.ndc11) as ndc11, v.drug, case when o.state = 'open' then o.expected_milli else l.units::int end as quantity_milli, v.dose_unit,
      p.days_to - p.days_from as days, p.sealed_at, p.sealed_at + interval '1 millisecond' as sealed_to, e.shipped_at, e.shipped_at + interval '1 millisecond' as shipped_to, o.other_maker, l.lots,
      case when p.state = 'void' then 'cancelled' when p.state in ('returned', 'recalled') then 'stopped' when p.state in ('shipped', 'received') then 'completed'
        when p.held_at is not null then 'on-hold' when p.state = 'filling' then 'preparation' else 'in-progress' end as status
    from pack p join resident r on r.id = p.resident_id and r.facility_id = p.facility_id join pack_order o on o.pack_id = p.id and o.state <> 'excepted' join order_version v on v.id = o.order_version_id
    cross join lateral (select max(e.at) as at, max(e.at) filter (where e.kind = 'shipped') as shipped_at from pack_event e where e.pack_id = p.id) e
    cross join lateral (
      select sum(l.units_milli) as units, (array_agg(l.ndc11 order by l.id desc))[1] as ndc11,
        coalesce(jsonb_agg(distinct jsonb_build_object('lot', l.lot, 'expiresOn', l.expires_on::text)) filter (where l.id is not null), '[]') as lots
      from pack_fill l where l.pack_id = p.id and l.order_id = o.order_id and l.undone_at is null) l
    where p.state <> 'planned' and ${residentInScope({ facility: 'p.facility_id', resident: 'p.resident_id' })}`,
  parameters: [
    PATIENT, SUBJECT,
    { name: 'identifier', type: 'token', documentation: `Code on the pack (${SYSTEMS.pack})`, codes: [{ system: SYSTEMS.pack, column: 'code' }] },
    { name: 'status', type: 'token', documentation: DISPENSE_STATUSES.join(', '), codes: [{ system: null, column: 'status' }] },
    { name: 'prescription', type: 'reference', documentation: 'The order', column: 'order_id', target: 'MedicationRequest' },
    { name: 'whenprepared', type: 'date', documentation: 'When the pack was sealed', from: 'sealed_at', to: 'sealed_to' },
    { name: 'whenhandedover', type: 'date', documentation: 'When it left', from: 'shipped_at', to: 'shipped_to' },
  ],
  resource: (row) => medicationDispenseResource({
    id: row.id, version: row.version, updatedAt: row.updated_at, residentId: row.resident_id, orderId: row.order_id, facilityId: row.facility_id, packCode: row.code, status: row.status, ndc11: row.ndc11, drug: row.drug,
    quantity: row.quantity_milli, unit: row.dose_unit, days: row.days, preparedAt: row.sealed_at, handedOverAt: row.shipped_at, otherMaker: row.other_maker, lots: row.lots,
  }),
});
