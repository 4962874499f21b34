import { type DischargeAnswer, SupplyDischarge } from '@cyclefill/features/refill';
import { PACKING_SENTENCES } from '@cyclefill/domain/packing';
import type { JsonValue } from '@cyclefill/domain/kernel';
import { defineCommand } from '../command.js';
import { WrongUsage } from '../command-errors.js';
import { wallClock } from '../find-order.js';

const WHY: Readonly<Record<string, string>> = {
  as_needed: 'as needed: by hand', own_container: 'goes along in its container', cannot_be_told: 'its doses cannot be told', no_dose: 'no dose on these days',
  controlled: 'controlled, and nobody ordered its release: stays behind (--released-by)', not_sent: 'none of those that go home',
};

function itemText({ rxNumber, omitted, code, packs, inBag, fromSupply, filled, short, left, doses, lastDose }: DischargeAnswer['items'][number]): string {
  if (omitted !== null) return `  ${rxNumber}  ${WHY[omitted] ?? omitted}`;
  const rest = `${short === '0' ? '' : `; ${short} could not be supplied`}${left === '0' ? '' : `; ${left} on hand stay behind`}`;
  if (code === null) return `  ${rxNumber}  nothing could be supplied${rest}`;
  return `  ${rxNumber}  ${packs.join(', ')}${inBag === null ? '' : ` in a bag (${PACKING_SENTENCES[inBag]})`}  ${doses} doses to ${lastDose}: ${fromSupply} from the supply, ${filled} filled${rest}`;
}

function readDays(days: string | undefined): number | undefined {
  if (days === undefined) return undefined;
  if (!/^(?:[1-9]|[12]\d|3[01])$/u.test(days)) throw new WrongUsage('--days is a number of 1 to 31');
  return Number(days);
}

export const dischargeSupplyCommand = defineCommand({
  summary: 'what a resident goes home with at a discharge of the census: out of what is on hand, the rest filled',
  usage: '',
  options: {
    resident: { type: 'string', required: true, value: 'R', summary: 'code of the resident' },
    at: { type: 'string', required: true, value: 'MOMENT', summary: 'the moment of the discharge, wall clock of the facility' },
    days: { type: 'string', value: 'N', summary: "days that it is to last, 1 to 31; the rule pack's unless given" },
    'released-by': { type: 'string', value: 'PRESCRIBER', summary: 'who ordered that controlled drugs go home; unless given they stay behind' },
  },
  async run(context, { options }) {
    const days = readDays(options.days);
    const done = await new SupplyDischarge(await context.uow()).execute(await context.actor(), 'pharmacy', context.ids.next(), { code: options.resident }, {
      at: wallClock(options.at), ...(days !== undefined && { days }), ...(options['released-by'] !== undefined && { releasedBy: options['released-by'] }),
    });
    context.answer(done as JsonValue, [`${options.resident}  goes home ${done.dischargedAt} with what lasts ${done.days} days, to ${done.until}`, ...done.items.map(itemText)].join('\n'));
  },
});
