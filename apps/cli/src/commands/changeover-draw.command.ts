import { AskSet, setRequestSchema } from '@cyclefill/features/document';
import { defineCommand } from '../command.js';
import { WrongUsage } from '../command-errors.js';
import { findFacility } from '../find-facility.js';
import { findSet, followSet } from '../follow-set.js';
import { setText } from '../set-text.js';
import { readPaper } from '../write-papers.js';

function drawChangeover(changeover: 'draft' | 'final', summary: string) {
  return defineCommand({
    summary,
    usage: '',
    options: {
      facility: { type: 'string', required: true, value: 'F', summary: 'code of the facility' },
      month: { type: 'string', value: 'YYYY-MM', summary: 'the coming month unless given' },
      from: { type: 'string', value: 'DATE', summary: 'its first day, instead of a month' },
      days: { type: 'string', value: 'N', summary: 'how many days from there, such as 28' },
      paper: { type: 'string', value: 'letter|a4', summary: 'as the facility has chosen unless given' },
      detach: { type: 'boolean', summary: 'does not wait: `set show` tells how far it is' },
    },
    async run(context, { options }) {
      const facility = await findFacility(context, options.facility);
      const request = setRequestSchema.safeParse({
        facilityId: facility.id, changeover, month: options.month, from: options.from, days: options.days === undefined ? undefined : Number(options.days), paper: readPaper(options.paper) ?? undefined,
      });
      if (!request.success) throw new WrongUsage(request.error.issues.map(({ path, message }) => `--${path[0]?.toString() ?? ''} ${message}`).join('; '));
      const id = await new AskSet(await context.uow()).execute(await context.actor(), 'pharmacy', context.ids.next(), request.data);
      if (options.detach !== true) return followSet(context, id);
      const set = await findSet(context, id);
      context.answer(set, setText(set));
      return;
    },
  });
}

export const changeoverDraftCommand = drawChangeover('draft', 'the records of the coming month marked DRAFT, with the edit list: what is other than on those in use');
export const changeoverFinalCommand = drawChangeover('final', 'the records of the coming month to give by, with the edit list as it is now');
