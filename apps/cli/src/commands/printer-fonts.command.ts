import { QueueFonts } from '@cyclefill/features/printing';
import { defineCommand } from '../command.js';
import { answerPrint, readPrintWait } from '../wait-for-print.js';

export const printerFontsCommand = defineCommand({
  summary: 'sends a label printer the fonts of the labels: once, before its first label',
  usage: '',
  options: {
    printer: { type: 'string', required: true, value: 'P', summary: 'the label printer' },
    wait: { type: 'string', value: 'SECONDS', summary: 'waits that long for it; 30 unless given, 0 = not at all' },
  },
  async run(context, { options }) {
    const wait = readPrintWait(options.wait);
    await answerPrint(context, await new QueueFonts(await context.uow()).execute(await context.actor(), context.ids.next(), options.printer), wait);
  },
});
