import { AskSet, BOOKS, setRequestSchema } from '@cyclefill/features/document';
import { z } from 'zod';
import { defineCommand } from '../command.js';
import { CommandRefused, WrongUsage } from '../command-errors.js';
import { findFacility } from '../find-facility.js';
import { findSet, followSet } from '../follow-set.js';
import { readPaper } from '../write-papers.js';
import { setText } from '../set-text.js';

const WingRow = z.object({ id: z.string() });

export const setDrawCommand = defineCommand({
  summary: 'all records and order sheets of a facility or a wing, drawn and stored by a worker; says how far it is',
  usage: '',
  options: {
    facility: { type: 'string', required: true, value: 'F', summary: 'code of the facility' },
    month: { type: 'string', value: 'YYYY-MM', summary: 'a month of the calendar' },
    from: { type: 'string', value: 'DATE', summary: 'its first day, instead of a month' },
    days: { type: 'string', value: 'N', summary: 'how many days from there, 1 to 31' },
    wing: { type: 'string', value: 'W', summary: 'one wing only' },
    books: { type: 'string', value: 'B,B', summary: `of ${BOOKS.join(', ')}; all unless given` },
    paper: { type: 'string', value: 'letter|a4', summary: 'as the facility has chosen unless given' },
    detach: { type: 'boolean', summary: 'does not wait: `set show` tells how far it is' },
  },
  async run(context, { options }) {
    const facility = await findFacility(context, options.facility);
    const [uow, actor] = [await context.uow(), await context.actor()];
    const wing = options.wing;
    const [row] = wing === undefined ? [] : await uow.run(actor, (tx) => tx.query(WingRow, 'select id from wing where facility_id = $1 and name = $2', [facility.id, wing]));
    if (wing !== undefined && row === undefined) throw new CommandRefused(`${facility.code} has no wing ${wing}`);
    const request = setRequestSchema.safeParse({
      facilityId: facility.id, wingId: row?.id, books: options.books?.split(','), month: options.month, from: options.from, days: options.days === undefined ? undefined : Number(options.days), paper: readPaper(options.paper) ?? undefined,
    });
    if (!request.success) throw new WrongUsage(request.error.issues.map(({ path, message }) => `--${path[0]?.toString() ?? ''} ${message}`).join('; '));
    const id = await new AskSet(uow).execute(actor, 'pharmacy', context.ids.next(), request.data);
    if (options.detach !== true) return followSet(context, id);
    const set = await findSet(context, id);
    context.answer(set, setText(set));
    return;
  },
});
