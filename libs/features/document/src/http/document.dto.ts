import { pageQueryShape, pageSchema } from '@cyclefill/contracts';
import { z } from 'zod';
import { listedDocumentSchema } from '../data/document-page.query.js';

export const documentListQuery = z.strictObject({
  ...pageQueryShape, facilityId: z.uuid().optional(), wingId: z.uuid().optional(), batchId: z.uuid().optional(), supplyId: z.uuid().optional(),
  kind: z.string().regex(/^[a-z][a-z0-9_-]{0,39}$/u, 'is no name of small letters, digits, - and _').optional(),
});
export const documentContentQuery = z.strictObject({ printer: z.string().max(40).optional().describe('drawn anew with what is stored of this printer, where it is on the stock of packs; absent = as it is stored') });
export type DocumentContentQuery = z.output<typeof documentContentQuery>;
export const documentPage = pageSchema(listedDocumentSchema);
