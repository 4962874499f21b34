import { randomUUID } from 'node:crypto';
import { type CiiPartAnswer, PART_BASES, RecordCiiPart } from '@cyclefill/features/refill';
import { CommandRefused, WrongUsage } from '../command-errors.js';
import { defineCommand } from '../command.js';
import { findOrder, wallClock } from '../find-order.js';

/** Why a part was not given, and what to do. */
function refusal({ refused, remaining, until, earliestFillOn, rxNumber }: CiiPartAnswer): string {
  const because = `(${refused?.rule})`;
  switch (refused?.reason) {
    case 'not-marked':
      return `Rx ${rxNumber} has no ground for parts yet ${because}: say why with --basis ltcf_patient, terminally_ill, short_stock or requested`;
    case 'state-forbids':
      return `the state does not allow parts that are only asked for ${because}`;
    case 'stopped':
      return `Rx ${rxNumber} has stopped, or its resident is discharged ${because}: nothing more is given`;
    case 'before-earliest-date':
      return `Rx ${rxNumber} may not be filled before ${earliestFillOn} ${because}`;
    case 'expired':
      return `parts of Rx ${rxNumber} may be given until ${until.replace('T', ' ')} ${because}: ask for a new prescription`;
    case 'exceeds-authorised':
      return `only ${remaining} of Rx ${rxNumber} remain ${because}`;
    default:
      return `say who dispenses with --by: name or initials ${because}`;
  }
}

export const orderPartCommand = defineCommand({
  summary: 'gives a part of a schedule II prescription and records it on the prescription',
  usage: '',
  options: {
    'rx': { type: 'string', required: true, value: 'RX', summary: 'Rx number of the order' },
    'quantity': { type: 'string', required: true, value: 'N', summary: 'units given' },
    'by': { type: 'string', required: true, value: 'WHO', summary: 'name or initials of who dispenses' },
    'basis': { type: 'string', value: 'BASIS', summary: `why it is a part: ${PART_BASES.join(', ')}; as the part before unless given` },
    'requested-by': { type: 'string', value: 'WHO', summary: 'patient or prescriber, with --basis requested' },
    'requested-on': { type: 'string', value: 'DATE', summary: 'the day it was asked for' },
    'at': { type: 'string', value: 'MOMENT', summary: "when, wall clock of the facility; now unless given" },
  },
  async run(context, { options }) {
    const [basis, requestedBy] = [PART_BASES.find((one) => one === options.basis), (['patient', 'prescriber'] as const).find((one) => one === options['requested-by'])];
    if (options.basis !== undefined && basis === undefined) throw new WrongUsage(`--basis takes one of ${PART_BASES.join(', ')}`);
    if (options['requested-by'] !== undefined && requestedBy === undefined) throw new WrongUsage('--requested-by takes patient or prescriber');
    const { id } = await findOrder(context, options.rx);
    const answer = await new RecordCiiPart(await context.uow()).execute(await context.actor(), 'pharmacy', id, randomUUID(), {
      quantity: options.quantity, by: options.by, ...(basis !== undefined && { basis }), ...(requestedBy !== undefined && { requestedBy }),
      ...(options['requested-on'] !== undefined && { requestedOn: options['requested-on'] }), ...(options.at !== undefined && { at: wallClock(options.at) }),
    });
    if (answer.refused !== null) throw new CommandRefused(refusal(answer));
    context.answer({ ...answer }, `${options.rx}  ${options.quantity} given, ${answer.remaining} remain until ${answer.until.replace('T', ' ')} (${answer.rule})`);
  },
});
