import { QueuePrint, printRequestSchema } from '@cyclefill/features/printing';
import { defineCommand } from '../command.js';
import { readRequest } from '../read-request.js';
import { answerPrint, readPrintWait } from '../wait-for-print.js';

export const printSendCommand = defineCommand({
  summary: 'prints a document, or the labels of one pack, for the first time, and waits how it goes',
  usage: '',
  options: {
    'document': { type: 'string', required: true, value: 'ID', summary: 'the document, as `document list` prints it' },
    'printer': { type: 'string', value: 'P', summary: 'the printer' },
    'station': { type: 'string', value: 'S', summary: 'instead of it: the printer that stands there and prints such a document' },
    'pack': { type: 'string', value: 'CODE', summary: 'only the labels or faces of this pack' },
    'give-up-after': { type: 'string', value: 'MINUTES', summary: 'a printer that is not ready until then gets it no more; 720 unless given' },
    'wait': { type: 'string', value: 'SECONDS', summary: 'waits that long for it; 30 unless given, 0 = not at all' },
  },
  async run(context, { options }) {
    const minutes = options['give-up-after'];
    const request = readRequest(printRequestSchema, {
      documentId: options.document, printer: options.printer, station: options.station, packCode: options.pack, giveUpAfterMinutes: minutes === undefined ? undefined : Number(minutes),
    });
    const wait = readPrintWait(options.wait);
    await answerPrint(context, await new QueuePrint(await context.uow()).execute(await context.actor(), context.ids.next(), request), wait);
  },
});
