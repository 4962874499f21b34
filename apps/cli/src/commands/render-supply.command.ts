import { ReadSupplyPapers } from '@cyclefill/features/document';
import { defineCommand } from '../command.js';
import { CommandRefused } from '../command-errors.js';
import { readPaper, writePapers } from '../write-papers.js';
import { Refusal } from '@cyclefill/contracts';

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const renderSupplyCommand = defineCommand({
  summary: 'papers of a fill on demand or of a leave as PDF: cards, labels, pick list; the leave paper with its labels',
  usage: '',
  options: {
    supply: { type: 'string', required: true, value: 'ID', summary: 'the supply, as `supply list` prints it' },
    paper: { type: 'string', value: 'letter|a4', summary: 'Letter unless given; cards and labels have their own size' },
    out: { type: 'string', required: true, value: 'DIR', summary: 'folder for the PDFs' },
  },
  async run(context, { options }) {
    const unknown = `there is no supply ${options.supply}: \`supply list\` prints them`;
    if (!ID.test(options.supply)) throw new CommandRefused(unknown);
    const files = await new ReadSupplyPapers(await context.uow()).execute(await context.actor(), options.supply, readPaper(options.paper)).catch((error: unknown) => {
      throw error instanceof Refusal && error.code === 'supply.not-found' ? new CommandRefused(unknown, { cause: error }) : error;
    });
    await writePapers(context, files, options.out, unknown);
  },
});
