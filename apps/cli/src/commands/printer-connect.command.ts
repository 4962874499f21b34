import { PRINTER_KINDS, PrinterNetworks, SetPrinter, printerRequestSchema } from '@cyclefill/features/printing';
import { defineCommand } from '../command.js';
import { readRequest } from '../read-request.js';
import { answerPrinters } from '../printer-text.js';

export const printerConnectCommand = defineCommand({
  summary: 'where a printer is, what it prints and at which station it stands, from a moment on',
  usage: '',
  options: {
    printer: { type: 'string', required: true, value: 'P', summary: 'name of the printer, the same as for `printer set`' },
    kind: { type: 'string', required: true, value: PRINTER_KINDS.join('|'), summary: 'labels at 203 or 300 dots per inch, or pages' },
    address: { type: 'string', value: 'URL', summary: 'raw://HOST[:9100] or ipp://HOST[:631]/PATH; without it the printer is there no more' },
    station: { type: 'string', value: 'S', summary: 'the work place at which it stands' },
    from: { type: 'string', value: 'INSTANT', summary: 'from when on, such as 2026-12-01T06:00:00Z; now unless given' },
  },
  async run(context, { options }) {
    const request = readRequest(printerRequestSchema, { name: options.printer, kind: options.kind, address: options.address ?? null, station: options.station, from: options.from });
    await new SetPrinter(await context.uow(), new PrinterNetworks(context.config.PRINTER_NETWORKS)).execute(await context.actor(), context.ids.next(), request);
    await answerPrinters(context);
  },
});
