import { DeliveryPageQuery, RunVan, departSchema } from '@cyclefill/features/delivery';
import type { JsonValue } from '@cyclefill/domain/kernel';
import { defineCommand } from '../command.js';
import { CommandRefused } from '../command-errors.js';
import { deliveryText, pullText } from '../delivery-text.js';
import { findPerson } from '../find-person.js';
import { readId } from '../read-id.js';
import { readRequest } from '../read-request.js';

export const deliveryDepartCommand = defineCommand({
  summary: 'a van leaves with what is loaded; what is out of date keeps it here',
  usage: '',
  options: {
    delivery: { type: 'string', required: true, value: 'ID', summary: 'as `delivery list` prints it' },
    early: { type: 'string', value: 'TEXT', summary: 'why it leaves before the day it was planned for; needed then' },
    by: { type: 'string', required: true, value: 'LOGIN', summary: 'who does it' },
  },
  async run(context, { options }) {
    const id = readId('--delivery', options.delivery, 'delivery list');
    const [uow, { actor, scope }] = [await context.uow(), await findPerson(context, options.by, 'delivery.write')];
    const { version: readVersion } = await uow.run(actor, (tx) => tx.get(DeliveryPageQuery).one(scope, id));
    const left = await new RunVan(uow).depart(actor, scope, { key: context.ids.next(), id, readVersion }, readRequest(departSchema, { early: options.early }));
    if (!left.done) throw new CommandRefused(`${left.sentence}\n${pullText(left.toPull)}`);
    context.answer(left.delivery as JsonValue, deliveryText(left.delivery));
  },
});
