import { APPEARANCE_SCOPES, AppearancePaper } from '@cyclefill/features/document';
import { WrongUsage } from '../command-errors.js';
import { defineCommand } from '../command.js';
import { readId } from '../read-id.js';
import { writeDrawn } from '../write-drawn.js';
import { readPaper } from '../write-papers.js';

export const renderAppearanceNoticeCommand = defineCommand({
  summary: 'what in the packs of a batch looks different from the last sealed ones, as PDF: a sheet a wing, or a page a resident',
  usage: '',
  options: {
    'batch': { type: 'string', required: true, value: 'ID', summary: 'as `run show` prints it' },
    'resident': { type: 'string', value: 'R', summary: 'one resident only, by code' },
    'per': { type: 'string', value: 'wing|resident', summary: 'a sheet a wing for nurses unless given' },
    'out': { type: 'string', required: true, value: 'DIR', summary: 'folder for the PDF' },
    'paper': { type: 'string', value: 'letter|a4', summary: 'as the facility has chosen unless given' },
  },
  async run(context, { options }) {
    const per = APPEARANCE_SCOPES.find((known) => known === (options.per ?? 'wing'));
    if (per === undefined) throw new WrongUsage(`--per takes ${APPEARANCE_SCOPES.join(' or ')}`);
    const request = { batchId: readId('--batch', options.batch, 'run show'), resident: options.resident ?? null, paper: readPaper(options.paper), per };
    await writeDrawn(context, await new AppearancePaper(await context.uow()).execute(await context.actor(), 'pharmacy', request), options.out);
  },
});
