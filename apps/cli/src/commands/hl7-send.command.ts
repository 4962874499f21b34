import { type Hl7Answer, ReceiveHl7, splitMessages } from '@cyclefill/features/hl7';
import { CommandRefused } from '../command-errors.js';
import { defineCommand } from '../command.js';
import { readSource } from '../read-folder.js';

export const hl7SendCommand = defineCommand({
  summary: 'feeds a file of HL7 v2 messages in, one after the other, each stored first and answered; what was fed in before is answered as before',
  usage: 'FILE',
  options: { replies: { type: 'boolean', summary: 'prints the whole answers too' } },
  async run(context, { operands: [path = ''], options }) {
    const { name, content } = await readSource(path);
    const messages = splitMessages(typeof content === 'string' ? new TextEncoder().encode(content) : content);
    if (messages.length === 0) throw new CommandRefused(`${name}: no message, which begins with MSH`);
    const receiving = new ReceiveHl7(await context.uow());
    const answers: Hl7Answer[] = [];
    for (const [index, message] of messages.entries()) {
      const answer = await receiving.execute(await context.actor(), message);
      answers.push(answer);
      if (context.json) continue;
      if (answer.state !== 'applied' || answer.reason !== '') context.out(`${name}: message ${index + 1}: ${answer.state}${answer.reason === '' ? '' : `, ${answer.reason}`}`);
      if (options.replies) context.out(answer.reply.replaceAll('\r', '\n'));
    }
    const counts = Object.fromEntries([...Map.groupBy(answers, ({ state }) => state)].map(([state, all]) => [state, all.length]));
    const words = Object.entries(counts).map(([state, count]) => `${count} ${state}`);
    context.answer({ messages: messages.length, counts, answers: answers.map(({ reply, state, reason }) => ({ state, reason, reply })) }, `${messages.length} messages: ${words.join(', ')}`);
    return answers.some(({ state }) => state === 'refused' || state === 'conflict') ? 1 : 0;
  },
});
