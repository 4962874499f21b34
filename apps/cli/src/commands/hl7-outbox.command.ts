import { HL7_OUT_STATES, Hl7OutboxRepository, type ListedHl7Out } from '@cyclefill/features/hl7';
import { WrongUsage } from '../command-errors.js';
import { defineCommand } from '../command.js';

const MOST = 200;

function line({ id, writtenAt, receiver, resident, state, tries, reason }: ListedHl7Out): string {
  return [id, writtenAt, receiver, resident, state, `${tries} tries`, ...(reason === '' ? [] : [reason])].join('  ');
}

export const hl7OutboxCommand = defineCommand({
  summary: 'HL7 v2 messages that go out, newest first: what left with a van, for each resident; those refused or failed are the ones to look at',
  usage: '',
  options: { state: { type: 'string', value: 'STATE', summary: `${HL7_OUT_STATES.join(', ')}; all unless given` } },
  async run(context, { options }) {
    const state = HL7_OUT_STATES.find((known) => known === options.state) ?? null;
    if (options.state !== undefined && state === null) throw new WrongUsage(`--state takes ${HL7_OUT_STATES.join(', ')}`);
    const items = await (await context.uow()).run(await context.actor(), (tx) => tx.get(Hl7OutboxRepository).list(state, MOST));
    context.answer({ items: [...items] }, items.length === 0 ? 'no such message has been written' : items.map(line).join('\n'));
  },
});
