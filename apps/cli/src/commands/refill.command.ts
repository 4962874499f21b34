import { Refusal } from '@cyclefill/contracts';
import { EARLY_REASONS, type EarlyReason } from '@cyclefill/domain/refill';
import { AskRefill, type RefillReply } from '@cyclefill/features/refill';
import { CommandRefused, WrongUsage } from '../command-errors.js';
import { defineCommand } from '../command.js';
import { readInstant } from '../read-moment.js';

/** The answer in one sentence for whoever asked. */
function sentence({ answer, params }: RefillReply): string {
  switch (answer) {
    case 'accepted':
      return `accepted: ${params.quantity} comes on ${params.deliveryOn}`;
    case 'in_batch':
      return `already in batch ${params.batchId}, which arrives on ${params.deliveryOn}`;
    case 'too_soon':
      return `too soon until ${params.opensOn} (${params.rule})`;
    case 'no_refills':
      return `no refills (${params.rule}): the prescriber was asked at ${params.renewalAskedAt}`;
    case 'discontinued':
      return `discontinued: the last day was ${params.lastDay}`;
    case 'needs_pharmacist':
      return `a pharmacist decides (${String(params.reason).replaceAll('_', ' ')})`;
    default:
      return 'unknown: no pack or order of this pharmacy has that';
  }
}

export const refillCommand = defineCommand({
  summary: 'asks for a refill and prints the answer',
  usage: '',
  options: {
    'rx': { type: 'string', value: 'RX', summary: 'Rx number of the order' },
    'code': { type: 'string', value: 'CODE', summary: 'code on the pack, as scanned' },
    'early-reason': { type: 'string', value: 'REASON', summary: `lawful reason to fill early: ${EARLY_REASONS.join(', ')}` },
    'as-of': { type: 'string', value: 'INSTANT', summary: 'decision clock, an instant with its offset; the clock unless given' },
  },
  async run(context, { options }) {
    const { rx, code } = options;
    if ((rx === undefined) === (code === undefined)) throw new WrongUsage('refill takes one of --rx and --code');
    const reason = options['early-reason'];
    if (reason !== undefined && !EARLY_REASONS.includes(reason as EarlyReason)) throw new WrongUsage(`--early-reason takes one of ${EARLY_REASONS.join(', ')}`);
    const subject = rx === undefined ? ({ via: 'scan', code: code ?? '' } as const) : ({ via: 'message', rxNumber: rx } as const);
    const asOf = readInstant('--as-of', options['as-of'], 'UTC');
    const reply = await new AskRefill(await context.uow()).execute(await context.actor(), 'pharmacy', { subject, earlyReason: (reason as EarlyReason | undefined) ?? null, asOf })
      .catch((error: unknown) => {
        if (error instanceof Refusal && error.code === 'order.not-found') throw new CommandRefused(`there is no prescription ${rx ?? ''} in this pharmacy`, { cause: error });
        throw error;
      });
    const { requestId, attached, status, answer, params } = reply;
    context.answer({ requestId, attached, status, answer, params }, `${sentence(reply)}${attached ? ' (asked before, under way)' : ''}`);
  },
});
