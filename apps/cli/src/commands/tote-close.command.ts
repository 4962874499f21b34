import { MoveTote, TotePageQuery } from '@cyclefill/features/delivery';
import type { JsonValue } from '@cyclefill/domain/kernel';
import { defineCommand } from '../command.js';
import { CommandRefused } from '../command-errors.js';
import { pullText, toteText } from '../delivery-text.js';

export const toteCloseCommand = defineCommand({
  summary: 'closes a tote; what is out of date in it keeps it open and is named',
  usage: '',
  options: {
    tote: { type: 'string', required: true, value: 'CODE', summary: 'code on the tote' },
    seal: { type: 'string', value: 'NUMBER', summary: 'seal that was put on' },
  },
  async run(context, { options }) {
    const [uow, actor] = [await context.uow(), await context.actor()];
    const { id, version: readVersion } = await uow.run(actor, (tx) => tx.get(TotePageQuery).one('pharmacy', { code: options.tote }));
    const step = await new MoveTote(uow).close(actor, 'pharmacy', { id, readVersion }, options.seal === undefined ? {} : { seal: options.seal });
    if (!step.done) throw new CommandRefused(`${step.sentence}\n${pullText(step.toPull)}`);
    context.answer(step.tote as JsonValue, toteText(step.tote));
  },
});
