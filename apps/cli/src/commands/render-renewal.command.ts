import { RenewalPaper } from '@cyclefill/features/document';
import { defineCommand } from '../command.js';
import { readId } from '../read-id.js';
import { writeDrawn } from '../write-drawn.js';
import { readPaper } from '../write-papers.js';

export const renderRenewalCommand = defineCommand({
  summary: 'the page that asks a prescriber for a renewal as PDF, made to be faxed',
  usage: '',
  options: {
    renewal: { type: 'string', required: true, value: 'ID', summary: 'as `renewal list` prints it' },
    out: { type: 'string', required: true, value: 'DIR', summary: 'folder for the PDF' },
    paper: { type: 'string', value: 'letter|a4', summary: 'as the facility has chosen unless given' },
  },
  async run(context, { options }) {
    const id = readId('--renewal', options.renewal, 'renewal list');
    await writeDrawn(context, await new RenewalPaper(await context.uow()).execute(await context.actor(), 'pharmacy', id, readPaper(options.paper)), options.out);
  },
});
