import { type LeaveSupplyAnswer, SupplyLeave } from '@cyclefill/features/refill';
import { PACKING_SENTENCES } from '@cyclefill/domain/packing';
import type { JsonValue } from '@cyclefill/domain/kernel';
import { defineCommand } from '../command.js';
import { wallClock } from '../find-order.js';

const WHY: Readonly<Record<string, string>> = {
  as_needed: 'as needed: by hand', own_container: 'goes along in its container', cannot_be_told: 'its doses cannot be told', no_dose: 'no dose while away',
};

function itemText({ rxNumber, omitted, code, packs, inBag, fromSupply, filled, short, claimCode, doses }: LeaveSupplyAnswer['items'][number]): string {
  if (omitted !== null) return `  ${rxNumber}  ${WHY[omitted] ?? omitted}`;
  const missing = short === '0' ? '' : `; ${short} could not be supplied`;
  if (code === null) return `  ${rxNumber}  nothing could be supplied${missing}`;
  return `  ${rxNumber}  ${packs.join(', ')}${inBag === null ? '' : ` in a bag (${PACKING_SENTENCES[inBag]})`}  ${doses.length} doses ${doses[0]?.at} to ${doses.at(-1)?.at}: ${fromSupply} from the supply, ${filled} filled${claimCode === null ? '' : ` (claim code ${claimCode})`}${missing}`;
}

export const leaveSupplyCommand = defineCommand({
  summary: 'doses to take along on a leave of the census: out of what is spare, or filled for it',
  usage: '',
  options: {
    resident: { type: 'string', required: true, value: 'R', summary: 'code of the resident' },
    at: { type: 'string', required: true, value: 'MOMENT', summary: 'a moment of the leave, wall clock of the facility' },
    separate: { type: 'boolean', summary: 'fill all of it anew, whatever is there' },
  },
  async run(context, { options }) {
    const done = await new SupplyLeave(await context.uow()).execute(await context.actor(), 'pharmacy', context.ids.next(), { code: options.resident }, {
      at: wallClock(options.at), source: options.separate === true ? 'separate' : 'supply',
    });
    context.answer(done as JsonValue, [`${options.resident}  leave ${done.leaveFrom} to ${done.leaveTo}`, ...done.items.map(itemText)].join('\n'));
  },
});
