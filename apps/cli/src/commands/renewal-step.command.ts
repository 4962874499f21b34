import { RENEWAL_STATUSES, type RenewalStatus } from '@cyclefill/domain/refill';
import { MoveRenewal } from '@cyclefill/features/refill';
import { WrongUsage } from '../command-errors.js';
import { defineCommand } from '../command.js';

const STEPS = RENEWAL_STATUSES.filter((status) => status !== 'asked');

export const renewalStepCommand = defineCommand({
  summary: 'a renewal was sent, approved, denied or never answered',
  usage: '',
  options: {
    renewal: { type: 'string', required: true, value: 'ID', summary: 'the renewal, as `renewal list` prints it' },
    status: { type: 'string', required: true, value: 'STATUS', summary: STEPS.join(', ') },
    note: { type: 'string', value: 'TEXT', summary: 'what was said' },
  },
  async run(context, { options }) {
    const { status } = options;
    if (!STEPS.some((known) => known === status)) throw new WrongUsage(`--status takes one of ${STEPS.join(', ')}`);
    await new MoveRenewal(await context.uow()).execute(await context.actor(), options.renewal, status as RenewalStatus, options.note ?? '');
    context.answer({ renewalId: options.renewal, status }, `${options.renewal}: ${status}`);
  },
});
