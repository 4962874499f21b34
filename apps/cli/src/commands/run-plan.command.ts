import { formatDay, formatMilli } from '@cyclefill/domain/kernel';
import { PlanWhatIf, type PlannedOrder } from '@cyclefill/features/fill';
import { defineCommand } from '../command.js';
import { WrongUsage } from '../command-errors.js';
import { CYCLE_CHOICE, readCycleChoice } from '../cycle-choice.js';
import { findFacility } from '../find-facility.js';
import { readDate, readInstant } from '../read-moment.js';
import { readPasses } from '../read-passes.js';

type Planned = PlannedOrder['today'];

const shown = (planned: Planned): string => (planned === null ? '-' : `${formatMilli(planned.dispensed)} ${planned.status}`);

function readDays(text: string | undefined): number | null {
  if (text === undefined) return null;
  const days = Number(text);
  if (!/^\d{1,2}$/u.test(text) || days < 1 || days > 90) throw new WrongUsage('--cycle-days takes a whole number from 1 to 90');
  return days;
}

export const runPlanCommand = defineCommand({
  summary: "today's plan of a cycle beside one with another anchor, length, pass table or without some products; writes nothing",
  usage: '',
  options: {
    'facility': { type: 'string', required: true, value: 'F', summary: 'code of the facility' },
    'cycle-start': { type: 'string', required: true, value: 'D', summary: "first day of today's window" },
    ...CYCLE_CHOICE,
    'as-of': { type: 'string', value: 'INSTANT', summary: 'decision clock: a date (its midnight) or an instant; the clock unless given' },
    'cycle-days': { type: 'string', value: 'N', summary: 'windows of N days' },
    'anchor': { type: 'string', value: 'D', summary: 'windows counted from D' },
    'without-ndc': { type: 'string', value: 'N,…', summary: 'products that cannot be had, by 11-digit NDC' },
    'pass': { type: 'string', value: 'CODE=HHMM,…', summary: 'times of pass codes, for the facility and its wings' },
  },
  async run(context, { options }) {
    const facility = await findFacility(context, options.facility);
    const request = {
      facilityId: facility.id, wing: readCycleChoice(options), cycleStart: readDate('--cycle-start', options['cycle-start']), asOf: readInstant('--as-of', options['as-of'], facility.zone), knownAt: null,
    };
    const supposition = {
      cycleDays: readDays(options['cycle-days']), anchor: options.anchor === undefined ? null : readDate('--anchor', options.anchor),
      withoutNdcs: new Set((options['without-ndc'] ?? '').split(',').filter((ndc) => ndc !== '')), passes: readPasses(options.pass),
    };
    const { today, supposed, orders } = await new PlanWhatIf(await context.uow()).execute(await context.actor(), request, supposition);
    const changed = orders.filter(({ today: a, supposed: b, difference }) => difference !== 0 || a?.status !== b?.status);
    const windows = [today, supposed].map(({ from, to }) => `${formatDay(from)} to ${formatDay(to)}`);
    context.answer(
      {
        facility: facility.code, today: { windowFrom: formatDay(today.from), windowTo: formatDay(today.to) }, supposed: { windowFrom: formatDay(supposed.from), windowTo: formatDay(supposed.to) },
        orders: orders.map(({ difference, today: a, supposed: b, ...order }) => ({
          ...order, today: a === null ? null : { quantity: formatMilli(a.dispensed), status: a.status }, supposed: b === null ? null : { quantity: formatMilli(b.dispensed), status: b.status },
          difference: formatMilli(difference),
        })),
      },
      [
        `${facility.code}: window ${windows[0]} as it is, ${windows[1]} as supposed; nothing was written`,
        `${changed.length} of ${orders.length} orders differ`,
        ...changed.map(({ rxNumber, residentCode, today: a, supposed: b, difference }) => `  ${residentCode}  ${rxNumber}  ${shown(a)} -> ${shown(b)}  (${difference > 0 ? '+' : ''}${formatMilli(difference)})`),
      ].join('\n'),
    );
  },
});
