import { ChangeSheetPaper } from '@cyclefill/features/document';
import { defineCommand } from '../command.js';
import { readId } from '../read-id.js';
import { writeDrawn } from '../write-drawn.js';
import { readPaper } from '../write-papers.js';

export const renderChangeSheetCommand = defineCommand({
  summary: 'what changed since the last delivery as PDF, a sheet a facility: new, changed, stopped, on hold, of another maker, owed',
  usage: '',
  options: {
    delivery: { type: 'string', required: true, value: 'ID', summary: 'as `delivery list` prints it' },
    out: { type: 'string', required: true, value: 'DIR', summary: 'folder for the PDF' },
    paper: { type: 'string', value: 'letter|a4', summary: 'as the facility has chosen unless given' },
  },
  async run(context, { options }) {
    const id = readId('--delivery', options.delivery, 'delivery list');
    const drawn = await new ChangeSheetPaper(await context.uow()).execute(await context.actor(), 'pharmacy', id, readPaper(options.paper));
    await writeDrawn(context, drawn, options.out);
  },
});
