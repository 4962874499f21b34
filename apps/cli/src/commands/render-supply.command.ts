import { ReadSupplyPapers } from '@cyclefill/features/document';
import { defineCommand } from '../command.js';
import { readId } from '../read-id.js';
import { readLabelDpi, readPaper, writePapers } from '../write-papers.js';

export const renderSupplyCommand = defineCommand({
  summary: 'papers of a fill on demand, a leave or a discharge as PDF: cards, labels, pick list; the leave paper or list for home with faces and labels',
  usage: '',
  options: {
    supply: { type: 'string', required: true, value: 'ID', summary: 'the supply, as `supply list` prints it' },
    paper: { type: 'string', value: 'letter|a4', summary: 'as the facility has chosen unless given; cards and labels have their own size' },
    printer: { type: 'string', value: 'P', summary: 'moved by what this printer is off by' },
    zpl: { type: 'string', value: '203|300', summary: 'labels also as ZPL, for a thermal printer of so many dots per inch with 4 x 2 inch stock' },
    out: { type: 'string', required: true, value: 'DIR', summary: 'folder for the files' },
  },
  async run(context, { options }) {
    const labelDpi = readLabelDpi(options.zpl);
    const supplyId = readId('--supply', options.supply, 'supply list');
    const files = await new ReadSupplyPapers(await context.uow()).execute(await context.actor(), supplyId, readPaper(options.paper), options.printer ?? null);
    await writePapers(context, files, { folder: options.out, nothing: `the supply ${supplyId} has no papers`, labelDpi });
  },
});
