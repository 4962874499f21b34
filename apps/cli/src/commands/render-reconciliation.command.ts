import { ReconciliationPaper } from '@cyclefill/features/document';
import { defineCommand } from '../command.js';
import { readId } from '../read-id.js';
import { writeDrawn } from '../write-drawn.js';
import { readPaper } from '../write-papers.js';

export const renderReconciliationCommand = defineCommand({
  summary: 'the form of a reconciliation as PDF: both lists, differences, decisions, signatures; or the page that asks the prescriber',
  usage: '',
  options: {
    id: { type: 'string', required: true, value: 'ID', summary: 'as `reconciliation list` prints it' },
    out: { type: 'string', required: true, value: 'DIR', summary: 'folder for the PDF' },
    questions: { type: 'boolean', summary: 'the page of questions to the prescriber instead of the form' },
    paper: { type: 'string', value: 'letter|a4', summary: 'as the facility has chosen unless given' },
  },
  async run(context, { options }) {
    const id = readId('--id', options.id, 'reconciliation list');
    const papers = new ReconciliationPaper(await context.uow());
    const [actor, paper] = [await context.actor(), readPaper(options.paper)];
    await writeDrawn(context, await (options.questions ? papers.questions(actor, 'pharmacy', id, paper) : papers.form(actor, 'pharmacy', id, paper)), options.out);
  },
});
