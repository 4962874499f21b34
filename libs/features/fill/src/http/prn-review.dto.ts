import { z } from 'zod';

export const prnReviewBody = z.strictObject({
  reviewedOn: z.iso.date(), rationale: z.string().trim().max(1000).default(''), continuesUntil: z.iso.date().nullable().default(null).describe('as the prescriber stated it'),
  evaluated: z.boolean().default(false).describe('the prescriber examined the resident'),
});
export type PrnReviewBody = z.output<typeof prnReviewBody>;
