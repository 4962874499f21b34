import { z } from 'zod';

export const explanationQuery = z.strictObject({ rx: z.string().min(1).max(64).describe('prescription number') });
export type ExplanationQuery = z.output<typeof explanationQuery>;
