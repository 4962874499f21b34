import { Reprint, reprintRequestSchema } from '@cyclefill/features/printing';
import { defineCommand } from '../command.js';
import { readId } from '../read-id.js';
import { readRequest } from '../read-request.js';
import { answerPrint, readPrintWait } from '../wait-for-print.js';

export const printReprintCommand = defineCommand({
  summary: 'prints again what was printed or may have been, with REPRINT and its number on it',
  usage: '',
  options: {
    job: { type: 'string', required: true, value: 'ID', summary: 'the print job, as `print list` prints it' },
    reason: { type: 'string', required: true, value: 'TEXT', summary: 'why; it stays in the records' },
    pack: { type: 'string', value: 'CODE', summary: 'of a whole document only the labels or faces of this pack' },
    printer: { type: 'string', value: 'P', summary: 'another printer than before' },
    wait: { type: 'string', value: 'SECONDS', summary: 'waits that long for it; 30 unless given, 0 = not at all' },
  },
  async run(context, { options }) {
    const [id, wait] = [readId('--job', options.job, 'print list'), readPrintWait(options.wait)];
    const request = readRequest(reprintRequestSchema, { reason: options.reason, packCode: options.pack, printer: options.printer });
    await answerPrint(context, await new Reprint(await context.uow()).execute(await context.actor(), context.ids.next(), id, request), wait);
  },
});
