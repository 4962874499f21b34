import { instantSchema, pageQueryShape, pageSchema } from '@cyclefill/contracts';
import { EARLY_REASONS, REFILL_STATUSES, RENEWAL_STATUSES } from '@cyclefill/domain/refill';
import type { EarlyReason } from '@cyclefill/domain/refill';
import { z } from 'zod';
import type { RefillSubject } from '../ask-refill/find-order.query.js';
import { listedRefillSchema, refillStepSchema } from '../data/refill-page.query.js';
import { listedRenewalSchema } from '../data/renewal-page.query.js';
import { answerParamsSchema } from '../data/stored-answer.js';
import { listedRunOutSchema } from '../run-out/list-run-outs.js';

const earlyReason = z.enum(EARLY_REASONS as readonly [EarlyReason, ...EarlyReason[]]).optional().describe('a lawful reason to fill before the day');
const note = z.string().max(500).default('');

/** A request: by the code on a pack, by the order, or by its Rx number. */
export const askRefillBody = z.discriminatedUnion('via', [
  z.strictObject({ via: z.literal('scan'), code: z.string().max(40), earlyReason }),
  z.strictObject({ via: z.literal('click'), orderId: z.uuid(), earlyReason }),
  z.strictObject({ via: z.literal('message'), rxNumber: z.string().max(40), earlyReason }),
]);
export type AskRefillBody = RefillSubject & { readonly earlyReason?: EarlyReason | undefined };

/** The answer, at once (R130). `unknown` has no request. */
export const refillReplySchema = z.object({
  requestId: z.uuid().nullable(), attached: z.boolean().describe('the order was already asked for and is under way'), status: z.enum(REFILL_STATUSES).nullable(), askedAt: instantSchema.nullable(),
  answer: z.enum(['accepted', 'in_batch', 'too_soon', 'no_refills', 'discontinued', 'needs_pharmacist', 'unknown']), params: answerParamsSchema,
}).meta({ id: 'RefillReply' });
export type RefillReplyDto = z.output<typeof refillReplySchema>;

export const refillListQuery = z.strictObject({ ...pageQueryShape, facilityId: z.uuid().optional(), orderId: z.uuid().optional(), status: z.enum(REFILL_STATUSES).optional() });
export const refillPage = pageSchema(listedRefillSchema);
export const refillWithSteps = listedRefillSchema.extend({ steps: z.array(refillStepSchema) }).meta({ id: 'RefillRequestWithSteps' });
export type RefillWithSteps = z.output<typeof refillWithSteps>;

export const decisionBody = z.strictObject({ accept: z.boolean(), note });
export type DecisionBody = z.output<typeof decisionBody>;
export const stepBody = z.strictObject({ note });
export type StepBody = z.output<typeof stepBody>;

export const renewalListQuery = z.strictObject({ ...pageQueryShape, facilityId: z.uuid().optional(), orderId: z.uuid().optional(), status: z.enum(RENEWAL_STATUSES).optional() });
export const renewalPage = pageSchema(listedRenewalSchema);
export const renewalStepBody = z.strictObject({ status: z.enum(RENEWAL_STATUSES).exclude(['asked']), note });
export type RenewalStepBody = z.output<typeof renewalStepBody>;

export const facilityCodeParams = z.strictObject({ code: z.string().max(64) });
export interface FacilityCodeParams {
  readonly code: string;
}
/** Complete, most urgent first: a list that nobody pages through while a dose is missing. */
export const runOutList = z.object({ items: z.array(listedRunOutSchema) }).meta({ id: 'RunOutList' });
export type RunOutList = z.output<typeof runOutList>;
