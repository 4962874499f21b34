import { KeepKitHour } from '@cyclefill/features/document';
import { defineCommand } from '../command.js';
import { WrongUsage } from '../command-errors.js';
import { findFacility } from '../find-facility.js';

export const downtimeKitSetCommand = defineCommand({
  summary: "at which hour of the facility's own clock its downtime kit is made each night",
  usage: '',
  options: {
    facility: { type: 'string', required: true, value: 'F', summary: 'code of the facility' },
    hour: { type: 'string', required: true, value: 'H', summary: '0 to 23' },
  },
  async run(context, { options }) {
    const hour = Number(options.hour);
    if (!/^\d{1,2}$/u.test(options.hour) || hour > 23) throw new WrongUsage('--hour takes 0 to 23');
    const facility = await findFacility(context, options.facility);
    const set = await new KeepKitHour(await context.uow()).set(await context.actor(), 'pharmacy', facility.id, { key: context.ids.next() }, hour);
    context.answer({ facility: facility.code, ...set }, `${facility.code}: the downtime kit is made each night at ${String(hour).padStart(2, '0')}00`);
  },
});
