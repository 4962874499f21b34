import { ReadPackPapers } from '@cyclefill/features/document';
import { defineCommand } from '../command.js';
import { readLabelDpi, readPaper, writePapers } from '../write-papers.js';
import { findRun } from '../wait-for-run.js';

export const renderPacksCommand = defineCommand({
  summary: 'card faces, card labels, weekly sheets and pick lists of a run as PDF',
  usage: '',
  options: {
    run: { type: 'string', required: true, value: 'ID', summary: 'the run' },
    paper: { type: 'string', value: 'letter|a4', summary: 'as the facility has chosen unless given; cards and labels have their own size' },
    printer: { type: 'string', value: 'P', summary: 'cards and sheets moved by what this printer is off by' },
    zpl: { type: 'string', value: '203|300', summary: 'labels also as ZPL, for a thermal printer of so many dots per inch with 4 x 2 inch stock' },
    out: { type: 'string', required: true, value: 'DIR', summary: 'folder for the files' },
  },
  async run(context, { options }) {
    const labelDpi = readLabelDpi(options.zpl);
    const { run } = await findRun(context, options.run);
    const files = await new ReadPackPapers(await context.uow()).execute(await context.actor(), run.id, readPaper(options.paper), options.printer ?? null);
    await writePapers(context, files, { folder: options.out, nothing: `run ${run.id} has no computed batch yet`, labelDpi });
  },
});
