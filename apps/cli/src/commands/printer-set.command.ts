import { SetPackStock, listPrinterOffsets, printerOffsetRequestSchema } from '@cyclefill/features/pack';
import { defineCommand } from '../command.js';
import { readRequest } from '../read-request.js';

const number = (text: string | undefined): number | undefined => (text === undefined ? undefined : Number(text));

export const printerSetCommand = defineCommand({
  summary: 'what a printer is off by, as read from its calibration page',
  usage: '',
  options: {
    'printer': { type: 'string', required: true, value: 'P', summary: 'name of the printer' },
    'pack-type': { type: 'string', value: 'T', summary: 'for this pack type; without it for every one that has no row of its own' },
    'right': { type: 'string', value: 'MM', summary: 'how far everything has to go to the right; to the left --right=-2' },
    'down': { type: 'string', value: 'MM', summary: 'how far down; up --down=-2' },
    'scale': { type: 'string', value: 'FACTOR', summary: '1.002 where 100 mm come out as 99.8' },
  },
  async run(context, { options }) {
    const request = readRequest(printerOffsetRequestSchema, { printer: options.printer, packType: options['pack-type'], right: number(options.right) ?? 0, down: number(options.down) ?? 0, scale: number(options.scale) });
    const [uow, actor] = [await context.uow(), await context.actor()];
    await new SetPackStock(uow).setOffset(actor, context.ids.next(), request);
    const { items } = await uow.run(actor, (tx) => listPrinterOffsets(tx));
    context.answer({ items: items.map((item) => ({ ...item })) }, items.map((item) => `${item.printer}  ${(item.packType || 'every type').padEnd(14)}  right ${item.right} mm  down ${item.down} mm  scale ${item.scale}`).join('\n'));
  },
});
