import { pageQueryShape, pageSchema } from '@cyclefill/contracts';
import type { PageQuery } from '@cyclefill/contracts';
import { z } from 'zod';
import { listedExceptionSchema } from '../data/exception-page.query.js';

export const exceptionListQuery = z.strictObject({ ...pageQueryShape, batchId: z.uuid() });
export const exceptionPage = pageSchema(listedExceptionSchema);

export interface ExceptionListQuery extends PageQuery {
  readonly batchId: string;
}
