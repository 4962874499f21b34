import { pageQueryShape, pageSchema } from '@cyclefill/contracts';
import { z } from 'zod';
import { listedRunSchema } from '../data/run-page.query.js';

export const runListQuery = z.strictObject(pageQueryShape);
export const runPage = pageSchema(listedRunSchema);
