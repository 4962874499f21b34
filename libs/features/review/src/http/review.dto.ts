import { z } from 'zod';
import { recordReviewSchema } from '../record/record-review.js';

export const openReviewSchema = recordReviewSchema.extend({ residentId: z.uuid() }).meta({ id: 'OpenRegimenReview' });
export type OpenReviewBody = z.output<typeof openReviewSchema>;
