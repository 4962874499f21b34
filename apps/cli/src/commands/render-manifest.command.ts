import { ManifestPaper } from '@cyclefill/features/document';
import { defineCommand } from '../command.js';
import { readId } from '../read-id.js';
import { writeDrawn } from '../write-drawn.js';
import { readPaper } from '../write-papers.js';

export const renderManifestCommand = defineCommand({
  summary: 'the manifest of a delivery as PDF: by facility, wing and resident, controlled drugs on pages of their own, to be signed',
  usage: '',
  options: {
    delivery: { type: 'string', required: true, value: 'ID', summary: 'as `delivery list` prints it' },
    out: { type: 'string', required: true, value: 'DIR', summary: 'folder for the PDF' },
    paper: { type: 'string', value: 'letter|a4', summary: 'as the facility has chosen unless given' },
  },
  async run(context, { options }) {
    const id = readId('--delivery', options.delivery, 'delivery list');
    const drawn = await new ManifestPaper(await context.uow()).execute(await context.actor(), 'pharmacy', id, readPaper(options.paper));
    await writeDrawn(context, drawn, options.out);
  },
});
