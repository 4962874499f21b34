import { PreparationPaper } from '@cyclefill/features/document';
import { defineCommand } from '../command.js';
import { writeDrawn } from '../write-drawn.js';
import { readPaper } from '../write-papers.js';

export const renderCompoundingRecordCommand = defineCommand({
  summary: 'the compounding record of a preparation as PDF: formula, lots, steps, who made and checked it',
  usage: '',
  options: {
    preparation: { type: 'string', required: true, value: 'CODE', summary: 'as `preparation list` prints it' },
    out: { type: 'string', required: true, value: 'DIR', summary: 'folder for the PDF' },
    paper: { type: 'string', value: 'letter|a4', summary: 'as the facility has chosen unless given' },
  },
  async run(context, { options: { preparation, out, paper } }) {
    await writeDrawn(context, await new PreparationPaper(await context.uow()).record(await context.actor(), { code: preparation.trim().toUpperCase() }, readPaper(paper)), out);
  },
});
