import { RecallPaper } from '@cyclefill/features/document';
import { defineCommand } from '../command.js';
import { readId } from '../read-id.js';
import { writeDrawn } from '../write-drawn.js';
import { readPaper } from '../write-papers.js';

export const renderRecallCommand = defineCommand({
  summary: 'the sheet of a recall as PDF: what it reached, to be ticked off, and how it was closed',
  usage: '',
  options: {
    recall: { type: 'string', required: true, value: 'ID', summary: 'as `stock recall` prints it' },
    out: { type: 'string', required: true, value: 'DIR', summary: 'folder for the PDF' },
    paper: { type: 'string', value: 'letter|a4', summary: 'Letter unless given' },
  },
  async run(context, { options }) {
    const id = readId('--recall', options.recall, 'stock recall');
    await writeDrawn(context, await new RecallPaper(await context.uow()).execute(await context.actor(), id, readPaper(options.paper) ?? 'letter'), options.out);
  },
});
