import { MoveTote, TotePageQuery } from '@cyclefill/features/delivery';
import type { JsonValue } from '@cyclefill/domain/kernel';
import { defineCommand } from '../command.js';
import { CommandRefused } from '../command-errors.js';
import { pullText, toteText } from '../delivery-text.js';
import { findPerson } from '../find-person.js';

export const toteCloseCommand = defineCommand({
  summary: 'closes a tote; what is out of date in it keeps it open and is named',
  usage: '',
  options: {
    tote: { type: 'string', required: true, value: 'CODE', summary: 'code on the tote' },
    by: { type: 'string', required: true, value: 'LOGIN', summary: 'who does it' },
    seal: { type: 'string', value: 'NUMBER', summary: 'seal that was put on' },
  },
  async run(context, { options }) {
    const [uow, { actor, scope }] = [await context.uow(), await findPerson(context, options.by, 'delivery.write')];
    const { id, version: readVersion } = await uow.run(actor, (tx) => tx.get(TotePageQuery).one(scope, { code: options.tote }));
    const step = await new MoveTote(uow).close(actor, scope, { key: context.ids.next(), id, readVersion }, options.seal === undefined ? {} : { seal: options.seal });
    if (!step.done) throw new CommandRefused(`${step.sentence}\n${pullText(step.toPull)}`);
    context.answer(step.tote as JsonValue, `${toteText(step.tote)}\n${step.sentence}`);
  },
});
