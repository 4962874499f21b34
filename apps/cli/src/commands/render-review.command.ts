import { ReviewPaper } from '@cyclefill/features/document';
import { defineCommand } from '../command.js';
import { readId } from '../read-id.js';
import { writeDrawn } from '../write-drawn.js';
import { readPaper } from '../write-papers.js';

export const renderReviewCommand = defineCommand({
  summary: "the report of a pharmacist's review as PDF, with room for the response to each irregularity",
  usage: '',
  options: {
    id: { type: 'string', required: true, value: 'ID', summary: 'as `review list` prints it' },
    out: { type: 'string', required: true, value: 'DIR', summary: 'folder for the PDF' },
    paper: { type: 'string', value: 'letter|a4', summary: 'as the facility has chosen unless given' },
  },
  async run(context, { options }) {
    const id = readId('--id', options.id, 'review list');
    await writeDrawn(context, await new ReviewPaper(await context.uow()).letter(await context.actor(), 'pharmacy', id, readPaper(options.paper)), options.out);
  },
});
