import { pageQueryShape, pageSchema } from '@cyclefill/contracts';
import { z } from 'zod';
import { listedDocumentSchema } from '../data/document-page.query.js';

export const documentListQuery = z.strictObject({
  ...pageQueryShape, facilityId: z.uuid().optional(), wingId: z.uuid().optional(), batchId: z.uuid().optional(), supplyId: z.uuid().optional(),
  kind: z.string().regex(/^[a-z][a-z0-9_-]{0,39}$/u, 'is no name of small letters, digits, - and _').optional(),
});
export const documentPage = pageSchema(listedDocumentSchema);
