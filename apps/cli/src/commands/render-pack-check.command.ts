import { PackCheckPaper } from '@cyclefill/features/document';
import { defineCommand } from '../command.js';
import { readId } from '../read-id.js';
import { readInstant } from '../read-moment.js';
import { writeDrawn } from '../write-drawn.js';
import { readPaper } from '../write-papers.js';

export const renderPackCheckCommand = defineCommand({
  summary: 'packs of a batch held against the record dose by dose, a page a resident, as PDF for two nurses',
  usage: '',
  options: {
    'batch': { type: 'string', required: true, value: 'ID', summary: 'as `run show` prints it' },
    'resident': { type: 'string', value: 'R', summary: 'one resident only, by code' },
    'as-of': { type: 'string', value: 'INSTANT', summary: 'by what was known then; now unless given' },
    'out': { type: 'string', required: true, value: 'DIR', summary: 'folder for the PDF' },
    'paper': { type: 'string', value: 'letter|a4', summary: 'as the facility has chosen unless given' },
  },
  async run(context, { options }) {
    const request = { batchId: readId('--batch', options.batch, 'run show'), resident: options.resident ?? null, paper: readPaper(options.paper), asOf: readInstant('--as-of', options['as-of'], 'UTC') };
    await writeDrawn(context, await new PackCheckPaper(await context.uow()).execute(await context.actor(), 'pharmacy', request), options.out);
  },
});
