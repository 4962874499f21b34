import { ListRunOuts, type ListedRunOut } from '@cyclefill/features/refill';
import { defineCommand } from '../command.js';
import { findFacility } from '../find-facility.js';
import { readInstant } from '../read-moment.js';

/** Whole packages of a bulk form to order again. */
function reorder({ packages, reorder: quantity, daysSupply }: ListedRunOut): string {
  return packages === null ? '' : `; order ${packages} ${packages === 1 ? 'package' : 'packages'} (${quantity}) again${daysSupply === null ? '' : `, ${daysSupply} days`}`;
}

/** What is filled and not there yet. */
function awaited({ awaited: units }: ListedRunOut): string {
  return units === null || units === '0' ? '' : `; ${units} filled and not received`;
}

/** One order in one line, with its arithmetic. */
function line(item: ListedRunOut): string {
  const head = `${item.kind.padEnd(10)}  ${item.residentCode}  Rx ${item.rxNumber}`;
  switch (item.kind) {
    case 'prn_low':
      return `${head}  ${item.counted} counted ${item.countedAt}; order ${item.reorder} again`;
    case 'prn_unused':
      return `${head}  not used since ${item.unusedSince}: is it still wanted?`;
    case 'not_told':
      return `${head}  cannot be told: ${item.counted} counted ${item.countedAt}, and how many doses that is depends on bottle and hand; look [R135]`;
    default:
      return `${head}  runs out ${item.runsOutAt}: ${item.counted} counted ${item.countedAt} + ${item.arrived} arrived - ${item.used} used = ${item.left} left (${item.unit}), next dose ${item.nextDose}${awaited(item)}${reorder(item)}`;
  }
}

export const runOutCommand = defineCommand({
  summary: 'orders of a facility that run out within seven days, and PRN orders to look at',
  usage: '',
  options: {
    'facility': { type: 'string', required: true, value: 'F', summary: 'code of the facility' },
    'as-of': { type: 'string', value: 'INSTANT', summary: 'decision clock: a date (its midnight) or an instant; the clock unless given' },
  },
  async run(context, { options }) {
    const facility = await findFacility(context, options.facility);
    const asOf = readInstant('--as-of', options['as-of'], facility.zone);
    const items = await new ListRunOuts(await context.uow()).execute(await context.actor(), 'pharmacy', facility.code, asOf);
    context.answer({ items: [...items] }, items.length === 0 ? 'nothing runs out within seven days' : items.map(line).join('\n'));
  },
});
