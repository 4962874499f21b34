import { pageQueryShape, pageSchema } from '@cyclefill/contracts';
import { z } from 'zod';
import { listedBatchSchema } from '../data/batch-page.query.js';
import { listedLineSchema } from '../data/line-page.query.js';

export const batchListQuery = z.strictObject({ ...pageQueryShape, runId: z.uuid().optional(), facilityId: z.uuid().optional() });
export const batchPage = pageSchema(listedBatchSchema);
export const lineListQuery = z.strictObject(pageQueryShape);
export const linePage = pageSchema(listedLineSchema);
