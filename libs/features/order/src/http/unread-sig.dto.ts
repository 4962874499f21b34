import { pageQueryShape, pageSchema } from '@cyclefill/contracts';
import type { PageQuery } from '@cyclefill/contracts';
import { z } from 'zod';
import { unreadSigSchema } from '../unread-sigs/unread-sig-page.query.js';

export const unreadSigListQuery = z.strictObject({ ...pageQueryShape, facilityId: z.uuid() });
export const unreadSigPage = pageSchema(unreadSigSchema);

export interface UnreadSigListQuery extends PageQuery {
  readonly facilityId: string;
}
