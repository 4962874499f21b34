import { Refusal } from '@cyclefill/contracts';
import { readHl7Message } from '@cyclefill/features/hl7';
import { defineCommand } from '../command.js';
import { hl7Line } from '../hl7-text.js';
import { readId } from '../read-id.js';

export const hl7ShowCommand = defineCommand({
  summary: 'one HL7 v2 message as it came, and what was answered',
  usage: 'ID',
  options: {},
  async run(context, { operands: [given = ''] }) {
    const id = readId('ID', given, 'hl7 list');
    const message = await (await context.uow()).run(await context.actor(), (tx) => readHl7Message(tx, id));
    if (message === null) throw new Refusal('hl7-message.not-found');
    const { raw, reply, ...listed } = message;
    const text = raw.toString('latin1');
    context.answer({ ...listed, raw: text, reply }, [hl7Line(listed), ...text.split(/[\r\n]+/u), '', 'answered:', ...(reply ?? 'nothing yet').split('\r')].join('\n').trimEnd());
  },
});
