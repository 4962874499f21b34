import { SYSTEMS, medicationResource } from '@cyclefill/interop/fhir';
import { z } from 'zod';
import { defineSource } from '../resource-source.js';

export const medicationSource = defineSource({
  type: 'Medication', permission: 'order.read', key: 'text',
  columns: { name: z.string(), strength: z.string(), form: z.string(), ingredient: z.string(), rxcui: z.string(), labeler: z.string() },
  sql: `
    select d.ndc11 as id, (select count(*) from drug_product e where e.ndc11 = d.ndc11)::int as version, d.recorded_at as versioned_at, d.recorded_at as updated_at, null::uuid as patient_id,
      d.name, d.strength, d.form, d.ingredient, d.rxcui, d.labeler
    from drug_product d where d.superseded_at is null`,
  parameters: [
    { name: 'code', type: 'token', documentation: `NDC of 11 digits (${SYSTEMS.ndc}) or RxCUI (${SYSTEMS.rxnorm})`, codes: [{ system: SYSTEMS.ndc, column: 'id' }, { system: SYSTEMS.rxnorm, column: 'rxcui' }] },
  ],
  resource: (row) => medicationResource({
    id: row.id, version: row.version, updatedAt: row.updated_at, name: row.name, strength: row.strength, form: row.form, ingredient: row.ingredient, rxcui: row.rxcui, labeler: row.labeler,
  }),
});
