import { residentInScope } from '@cyclefill/features/resident';
import { reconciledListResource } from '@cyclefill/interop/fhir';
import { z } from 'zod';
import { PATIENT, SUBJECT } from '../patient-parameter.js';
import { defineSource } from '../resource-source.js';
import { lineId } from './medication-statement.source.js';

/** Reconciliations. Each decision, each signature and the end of it is a version. */
export const listSource = defineSource({
  type: 'List', permission: 'reconciliation.read', key: 'uuid',
  columns: {
    resident_id: z.string(), kind: z.string(), opened_at: z.date(), is_settled: z.boolean(), is_withdrawn: z.boolean(), order_ids: z.array(z.string()),
    rows: z.array(z.object({ orderIds: z.array(z.string()), lineIds: z.array(z.string()), decision: z.string(), isDecided: z.boolean() })),
  },
  sql: `
    select c.id, (1 + k.decisions + k.signatures + (c.settled_at is not null)::int)::int as version, k.at as versioned_at, k.at as updated_at, c.resident_id as patient_id, c.resident_id, c.kind, c.opened_at,
      c.settled_at is not null as is_settled, c.withdrawn <> '' as is_withdrawn, w.rows, w.order_ids, case when c.withdrawn = '' then 'current' else 'entered-in-error' end as status, '10160-0' as code
    from reconciliation c
    cross join lateral (
      select (select count(*) from reconciliation_decision d where d.reconciliation_id = c.id) as decisions, (select count(*) from reconciliation_signature g where g.reconciliation_id = c.id) as signatures,
        greatest(c.opened_at, c.settled_at, (select max(d.decided_at) from reconciliation_decision d where d.reconciliation_id = c.id),
          (select max(g.signed_at) from reconciliation_signature g where g.reconciliation_id = c.id)) as at) k
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object(
          'orderIds', (select coalesce(jsonb_agg(o.entry ->> 'ref' order by o.place), '[]') from jsonb_array_elements(w.ours) with ordinality as o (entry, place)),
          'lineIds', (select coalesce(jsonb_agg(${lineId('w', 'l.place')} order by l.place), '[]') from jsonb_array_elements(w.theirs) with ordinality as l (entry, place)),
          'decision', coalesce(d.decision, w.proposed), 'isDecided', d.decision is not null) order by w.position), '[]') as rows,
        coalesce((select array_agg(distinct o.entry ->> 'ref') from reconciliation_row v cross join lateral jsonb_array_elements(v.ours) as o (entry) where v.reconciliation_id = c.id), '{}') as order_ids
      from reconciliation_row w
      left join lateral (select d.decision from reconciliation_decision d where d.reconciliation_id = c.id and d.position = w.position order by d.number desc limit 1) d on true
      where w.reconciliation_id = c.id) w
    where ${residentInScope({ facility: 'c.facility_id', resident: 'c.resident_id' })}`,
  parameters: [
    PATIENT, SUBJECT,
    { name: 'status', type: 'token', documentation: 'current, entered-in-error', codes: [{ system: null, column: 'status' }] },
    { name: 'code', type: 'token', documentation: '10160-0: there is no other', codes: [{ system: 'http://loinc.org', column: 'code' }] },
  ],
  resource: (row) => reconciledListResource({
    id: row.id, version: row.version, updatedAt: row.updated_at, residentId: row.resident_id, kind: row.kind, openedAt: row.opened_at, isSettled: row.is_settled, isWithdrawn: row.is_withdrawn, rows: row.rows,
  }),
});
