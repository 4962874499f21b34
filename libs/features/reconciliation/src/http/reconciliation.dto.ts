import { RECONCILIATION_KINDS } from '@cyclefill/domain/reconciliation';
import { z } from 'zod';
import { LIST_SOURCES } from '../read/reconciliation-view.js';

export const openReconciliationSchema = z.strictObject({
  residentId: z.uuid(), kind: z.enum(RECONCILIATION_KINDS), source: z.enum(LIST_SOURCES),
  list: z.string().min(1).max(1_000_000).describe('the list as it came: CSV with the columns of orders.csv, of which only `drug` is required, a C-CDA document, or a FHIR R4 Bundle'),
}).meta({ id: 'OpenReconciliation' });
export type OpenReconciliationBody = z.output<typeof openReconciliationSchema>;
