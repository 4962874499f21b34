import { parseDeliveryDays } from '@cyclefill/domain/cycle-fill';
import { SetCycle, cycleSettingSchema } from '@cyclefill/features/facility';
import { WrongUsage } from '../command-errors.js';
import { defineCommand } from '../command.js';
import { cycleText } from '../cycle-text.js';
import { findFacility } from '../find-facility.js';
import { findPassOwner } from '../find-pass-owner.js';

const RULE = '--days takes 1 to 90 or --month-days days such as 1;15, --from a date, --lead-days 0 to 60, --cut-off a clock such as 1700';

const numbers = (text: string | undefined): readonly number[] | undefined => text?.split(/[;,]/u).map(Number);

export const cycleSetCommand = defineCommand({
  summary: 'fills a facility, or one wing of it, in another rhythm from a day on; what is built stays',
  usage: '',
  options: {
    'facility': { type: 'string', required: true, value: 'F', summary: 'facility code' },
    'wing': { type: 'string', value: 'W', summary: "a cycle of this wing's own; without it the facility's, for every wing that has none" },
    'days': { type: 'string', value: 'N', summary: 'windows of N days' },
    'month-days': { type: 'string', value: 'D;…', summary: 'windows from these days of the month; 1 = whole months' },
    'from': { type: 'string', required: true, value: 'DATE', summary: 'first day of a window' },
    'lead-days': { type: 'string', value: 'N', summary: "days from the build to the window; unless given as it is, or the facility's" },
    'cut-off': { type: 'string', value: 'HHMM', summary: 'clock of the build' },
    'delivery-days': { type: 'string', value: 'MO;…', summary: "weekdays with a delivery; all = the facility's" },
  },
  async run(context, { options }) {
    const facility = await findFacility(context, options.facility);
    const { wingId = null } = await findPassOwner(context, facility.id, { wing: options.wing });
    const text = options['delivery-days'];
    const deliveryWeekdays = text === undefined ? undefined : text === 'all' ? null : parseDeliveryDays(text);
    if (text !== undefined && text !== 'all' && deliveryWeekdays === null) throw new WrongUsage('--delivery-days takes weekdays such as MO;WE;FR, or all');
    const read = cycleSettingSchema.safeParse({
      wingId, everyDays: numbers(options.days)?.[0], monthDays: numbers(options['month-days']), from: options.from, leadDays: numbers(options['lead-days'])?.[0],
      cutOff: options['cut-off'], deliveryWeekdays,
    });
    if (!read.success) throw new WrongUsage(RULE);
    const cycle = await new SetCycle(await context.uow()).execute(await context.actor(), facility.id, context.ids.next(), read.data);
    context.answer({ facility: facility.code, ...cycle }, cycleText(facility.code, cycle));
  },
});
