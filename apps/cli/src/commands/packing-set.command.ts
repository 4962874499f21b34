import { SetPacking, packingSettingRequestSchema } from '@cyclefill/features/pack';
import { defineCommand } from '../command.js';
import { findFacility } from '../find-facility.js';
import { findPassOwner } from '../find-pass-owner.js';
import { readRequest } from '../read-request.js';

export const packingSetCommand = defineCommand({
  summary: 'packs an order, a resident, a facility or the pharmacy otherwise from a day on',
  usage: '',
  options: {
    facility: { type: 'string', value: 'F', summary: 'facility code; without it the whole pharmacy' },
    resident: { type: 'string', value: 'R', summary: 'the resident with this code' },
    rx: { type: 'string', value: 'RX', summary: 'the order with this Rx number' },
    kind: { type: 'string', required: true, value: 'pack|card|prn|profile|override', summary: 'what is set: the pack type, the card for what is kept apart or given as needed, the table of what may be packed, a decision about one order' },
    value: { type: 'string', required: true, value: 'V', summary: 'a pack type such as week-7x4; a profile such as au@1; pack or keep_out; none = takes it back' },
    reason: { type: 'string', value: 'TEXT', summary: 'why; wanted for a decision about an order' },
    from: { type: 'string', required: true, value: 'DATE', summary: 'for windows that begin on this day or later' },
  },
  async run(context, { options }) {
    const facility = options.facility === undefined ? null : await findFacility(context, options.facility);
    const owner = facility === null ? {} : await findPassOwner(context, facility.id, { resident: options.resident, rx: options.rx });
    const request = readRequest(packingSettingRequestSchema, {
      facilityId: facility?.id ?? null, ...owner, kind: options.kind, value: options.value === 'none' ? null : options.value, reason: options.reason ?? '', effectiveFrom: options.from,
    });
    const recorded = await new SetPacking(await context.uow()).execute(await context.actor(), context.ids.next(), request);
    context.answer({ ...recorded }, `recorded: ${options.kind} ${options.value} from ${options.from}${facility === null ? ', every facility' : `, ${options.rx ?? options.resident ?? facility.code}`}`);
  },
});
