import { MoveTote, TotePageQuery } from '@cyclefill/features/delivery';
import type { JsonValue } from '@cyclefill/domain/kernel';
import { defineCommand } from '../command.js';
import { CommandRefused } from '../command-errors.js';
import { pullText, toteText } from '../delivery-text.js';
import { findPerson } from '../find-person.js';
import { readId } from '../read-id.js';

export const toteLoadCommand = defineCommand({
  summary: 'loads a closed tote on a van that stops at its facility',
  usage: '',
  options: {
    tote: { type: 'string', required: true, value: 'CODE', summary: 'code on the tote' },
    by: { type: 'string', required: true, value: 'LOGIN', summary: 'who does it' },
    delivery: { type: 'string', required: true, value: 'ID', summary: 'as `delivery list` prints it' },
  },
  async run(context, { options }) {
    const deliveryId = readId('--delivery', options.delivery, 'delivery list');
    const [uow, { actor, scope }] = [await context.uow(), await findPerson(context, options.by, 'delivery.write')];
    const { id, version: readVersion } = await uow.run(actor, (tx) => tx.get(TotePageQuery).one(scope, { code: options.tote }));
    const step = await new MoveTote(uow).load(actor, scope, { key: context.ids.next(), id, readVersion }, { deliveryId });
    if (!step.done) throw new CommandRefused(`${step.sentence}\n${pullText(step.toPull)}`);
    context.answer(step.tote as JsonValue, toteText(step.tote));
  },
});
