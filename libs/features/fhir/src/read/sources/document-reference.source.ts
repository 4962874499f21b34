import { DOCUMENT_IN_SCOPE } from '@cyclefill/features/document';
import { SYSTEMS, documentReferenceResource } from '@cyclefill/interop/fhir';
import { z } from 'zod';
import { PATIENT, SUBJECT } from '../patient-parameter.js';
import { defineSource } from '../resource-source.js';

/** Rendered documents in every revision; a revision changes once, when a newer one takes its place. */
export const documentReferenceSource = defineSource({
  type: 'DocumentReference', permission: 'document.read', key: 'uuid',
  columns: {
    facility_id: z.string(), kind: z.string(), name: z.string(), revision: z.int(), is_latest: z.boolean(), bytes: z.int(), pages: z.int(), created_at: z.date(),
  },
  sql: `
    select d.id, case when n.created_at is null then 1 else 2 end as version, coalesce(n.created_at, d.created_at) as versioned_at, coalesce(n.created_at, d.created_at) as updated_at, d.resident_id as patient_id,
      d.facility_id, d.kind, d.name, d.revision, n.created_at is null as is_latest, d.bytes, d.pages, d.created_at, d.created_at + interval '1 millisecond' as created_to,
      case when n.created_at is null then 'current' else 'superseded' end as status
    from document d left join lateral (
      select n.created_at from document n where n.facility_id = d.facility_id and n.wing_id is not distinct from d.wing_id and n.resident_id is not distinct from d.resident_id
        and (n.kind, n.name, n.paper) = (d.kind, d.name, d.paper) and n.revision > d.revision order by n.revision limit 1) n on true
    where ${DOCUMENT_IN_SCOPE}`,
  parameters: [
    PATIENT, SUBJECT,
    { name: 'status', type: 'token', documentation: 'current, superseded', codes: [{ system: null, column: 'status' }] },
    { name: 'type', type: 'token', documentation: `Kind of document (${SYSTEMS.documentKind})`, codes: [{ system: SYSTEMS.documentKind, column: 'kind' }] },
    { name: 'date', type: 'date', documentation: 'When it was made', from: 'created_at', to: 'created_to' },
    { name: 'custodian', type: 'reference', documentation: 'The facility', column: 'facility_id', target: 'Organization' },
  ],
  resource: (row, base) => documentReferenceResource({
    id: row.id, version: row.version, updatedAt: row.updated_at, facilityId: row.facility_id, residentId: row.patient_id, kind: row.kind, name: row.name, revision: row.revision, isLatest: row.is_latest,
    bytes: row.bytes, pages: row.pages, createdAt: row.created_at, url: new URL(`/api/v1/documents/${row.id}/content`, base).href,
  }),
});
