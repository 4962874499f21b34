import { PreparationPaper } from '@cyclefill/features/document';
import { defineCommand } from '../command.js';
import { writeDrawn } from '../write-drawn.js';
import { readLabelDpi } from '../write-papers.js';

export const renderInfusionLabelCommand = defineCommand({
  summary: 'labels of a preparation, one for each that was made, as PDF or for a thermal printer',
  usage: '',
  options: {
    preparation: { type: 'string', required: true, value: 'CODE', summary: 'as `preparation list` prints it' },
    out: { type: 'string', required: true, value: 'DIR', summary: 'folder for the file' },
    zpl: { type: 'string', value: '203|300', summary: 'as ZPL instead, for a thermal printer of so many dots per inch with 4 x 3 inch stock and the fonts of `printer fonts`' },
  },
  async run(context, { options: { preparation, out, zpl } }) {
    const [paper, actor, named, dpi] = [new PreparationPaper(await context.uow()), await context.actor(), { code: preparation.trim().toUpperCase() }, readLabelDpi(zpl)];
    if (dpi === null) return writeDrawn(context, await paper.label(actor, named), out);
    const { labels, ...drawn } = await paper.zpl(actor, named, dpi);
    return writeDrawn(context, { ...drawn, pages: labels }, out, 'zpl');
  },
});
