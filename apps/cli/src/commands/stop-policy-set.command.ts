import { STOP_CLASSES } from '@cyclefill/domain/orders';
import { SetStopPolicy } from '@cyclefill/features/order';
import { WrongUsage } from '../command-errors.js';
import { defineCommand } from '../command.js';
import { findFacility } from '../find-facility.js';

export const stopPolicySetCommand = defineCommand({
  summary: 'days after which orders of a class stop by themselves in a facility when they state no end',
  usage: '',
  options: {
    facility: { type: 'string', required: true, value: 'F', summary: 'code of the facility' },
    class: { type: 'string', required: true, value: 'CLASS', summary: STOP_CLASSES.join(', ') },
    days: { type: 'string', required: true, value: 'N', summary: 'days, or none' },
    from: { type: 'string', required: true, value: 'DATE', summary: 'first day of the orders it holds for' },
  },
  async run(context, { options }) {
    const drugClass = STOP_CLASSES.find((name) => name === options.class);
    if (drugClass === undefined) throw new WrongUsage(`--class takes one of ${STOP_CLASSES.join(', ')}`);
    const days = options.days === 'none' ? null : Number(options.days);
    if (days !== null && (!Number.isInteger(days) || days < 1 || days > 366)) throw new WrongUsage('--days takes a number from 1 to 366, or none');
    const facility = await findFacility(context, options.facility);
    const policy = await new SetStopPolicy(await context.uow()).execute(await context.actor(), facility.id, { key: context.ids.next() }, { drugClass, days, effectiveFrom: options.from });
    context.answer({ ...policy }, STOP_CLASSES.map((name) => `${name.padEnd(26)}  ${policy[name] === null ? 'no automatic stop' : `${policy[name]} days`}`).join('\n'));
  },
});
