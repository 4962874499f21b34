import { HL7_STATES, listHl7Messages } from '@cyclefill/features/hl7';
import { WrongUsage } from '../command-errors.js';
import { defineCommand } from '../command.js';
import { hl7Line } from '../hl7-text.js';

const MOST = 200;

export const hl7ListCommand = defineCommand({
  summary: 'HL7 v2 messages that came, newest first, with what became of them; those that wait or were refused are the ones to look at',
  usage: '',
  options: { state: { type: 'string', value: 'STATE', summary: `${HL7_STATES.join(', ')}; all unless given` } },
  async run(context, { options }) {
    const state = HL7_STATES.find((known) => known === options.state) ?? null;
    if (options.state !== undefined && state === null) throw new WrongUsage(`--state takes ${HL7_STATES.join(', ')}`);
    const items = await (await context.uow()).run(await context.actor(), (tx) => listHl7Messages(tx, state, MOST));
    context.answer({ items: [...items] }, items.length === 0 ? 'no such message has come' : items.map(hl7Line).join('\n'));
  },
});
