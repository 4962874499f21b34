import { MoveTote } from '@cyclefill/features/delivery';
import type { JsonValue } from '@cyclefill/domain/kernel';
import { z } from 'zod';
import { defineCommand } from '../command.js';
import { CommandRefused } from '../command-errors.js';
import { toteText } from '../delivery-text.js';
import { findFacility } from '../find-facility.js';
import { findPerson } from '../find-person.js';

const Wing = z.object({ id: z.string() });

export const toteOpenCommand = defineCommand({
  summary: 'opens a tote for a facility or one wing of it, and prints its code',
  usage: '',
  options: {
    facility: { type: 'string', required: true, value: 'F', summary: 'code of the facility' },
    by: { type: 'string', required: true, value: 'LOGIN', summary: 'who does it' },
    wing: { type: 'string', value: 'NAME', summary: 'name of the wing; else it is for the whole facility' },
  },
  async run(context, { options }) {
    const [uow, { actor }, facility] = [await context.uow(), await findPerson(context, options.by, 'delivery.write'), await findFacility(context, options.facility)];
    const [wing] = options.wing === undefined ? [] : await uow.run(actor, (tx) => tx.query(Wing, 'select id from wing where facility_id = $1 and name = $2', [facility.id, options.wing]));
    if (options.wing !== undefined && wing === undefined) throw new CommandRefused(`there is no wing ${options.wing} in ${facility.code}`);
    const tote = await new MoveTote(uow).open(actor, context.ids.next(), { facilityId: facility.id, wingId: wing?.id ?? null });
    context.answer(tote as JsonValue, toteText(tote));
  },
});
