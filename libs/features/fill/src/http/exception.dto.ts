import { pageQueryShape, pageSchema } from '@cyclefill/contracts';
import { FINDING_CODES } from '@cyclefill/domain/kernel';
import { z } from 'zod';
import { EXCEPTION_STATES, OWNER_ROLES, listedExceptionSchema } from '../data/exception-page.query.js';

export const exceptionListQuery = z.strictObject({
  ...pageQueryShape, batchId: z.uuid().optional(), facilityId: z.uuid().optional(), code: z.enum(FINDING_CODES).optional(), state: z.enum(EXCEPTION_STATES).optional(),
  ownerRole: z.enum(OWNER_ROLES).optional(), ownerId: z.uuid().optional(), overdue: z.literal('true').optional().describe('open and past its due time'),
});
export const exceptionPage = pageSchema(listedExceptionSchema);

const reason = z.string().trim().min(3).max(500);

export const assignBody = z.strictObject({ ownerId: z.uuid().nullable().describe('null = back to all of its role') });
export type AssignBody = z.output<typeof assignBody>;
/** What was put right, in a few words, or nothing. */
export const resolveBody = z.strictObject({ note: z.string().trim().max(500).default('') });
export type ResolveBody = z.output<typeof resolveBody>;
export const reasonBody = z.strictObject({ reason });
export type ReasonBody = z.output<typeof reasonBody>;
