import { formatDay, formatMilli } from '@cyclefill/domain/kernel';
import type { RefillAnswer } from '@cyclefill/domain/refill';
import { z } from 'zod';

/** What an answer says beside its kind: each field only where the kind has one. */
export const answerParamsSchema = z.object({
  deliveryOn: z.iso.date().optional(), quantity: z.string().optional(), daysSupply: z.int().nullable().optional(), batchId: z.uuid().optional(),
  opensOn: z.iso.date().optional(), lastDay: z.iso.date().optional(), rule: z.string().optional(), reason: z.string().optional(),
  renewalAskedAt: z.string().optional(),
}).meta({ id: 'RefillAnswerParams' });
export type AnswerParams = z.output<typeof answerParamsSchema>;

/** An answer as it is stored and sent: dates as text, quantities as decimals. */
export function answerParams(answer: RefillAnswer): AnswerParams {
  switch (answer.kind) {
    case 'accepted':
      return { deliveryOn: formatDay(answer.deliveryOn), quantity: formatMilli(answer.quantity), daysSupply: answer.daysSupply };
    case 'in_batch':
      return { deliveryOn: formatDay(answer.deliveryOn), batchId: answer.batchId };
    case 'too_soon':
      return { opensOn: formatDay(answer.opensOn), rule: answer.rule };
    case 'no_refills':
      return { rule: answer.rule };
    case 'discontinued':
      return { lastDay: formatDay(answer.lastDay) };
    default:
      return { reason: answer.reason };
  }
}
