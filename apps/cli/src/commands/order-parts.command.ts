import { RecordCiiPart } from '@cyclefill/features/refill';
import { defineCommand } from '../command.js';
import { findOrder } from '../find-order.js';

export const orderPartsCommand = defineCommand({
  summary: 'the parts of a schedule II prescription, what remains and until when',
  usage: '',
  options: { rx: { type: 'string', required: true, value: 'RX', summary: 'Rx number of the order' } },
  async run(context, { options }) {
    const { id } = await findOrder(context, options.rx);
    const { residentId: _resident, ...view } = await new RecordCiiPart(await context.uow()).read(await context.actor(), 'pharmacy', id);
    const parts = view.parts.map(({ at, quantity, remaining, by }) => `  ${at.replace('T', ' ')}  ${quantity} given, ${remaining} remained  ${by === '' ? 'as imported' : by}`);
    const head = `${view.rxNumber}  written ${view.writtenOn}${view.earliestFillOn === null ? '' : `, not before ${view.earliestFillOn}`}; ${view.remaining} remain until ${view.until.replace('T', ' ')} (${view.rule})`;
    context.answer(view, [head, ...parts].join('\n'));
  },
});
