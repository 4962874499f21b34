import type { JsonValue } from '@cyclefill/domain/kernel';
import { ShowPacking, listPackingSettings } from '@cyclefill/features/pack';
import { defineCommand } from '../command.js';
import { findFacility } from '../find-facility.js';
import { findPassOwner } from '../find-pass-owner.js';

export const packingShowCommand = defineCommand({
  summary: 'where each order of a facility is packed and why, in words, and what is set',
  usage: '',
  options: {
    facility: { type: 'string', required: true, value: 'F', summary: 'facility code' },
    resident: { type: 'string', value: 'R', summary: 'of the resident with this code alone' },
    from: { type: 'string', value: 'DATE', summary: 'in a window that begins on this day; today unless given' },
  },
  async run(context, { options }) {
    const { id } = await findFacility(context, options.facility);
    const { residentId = null } = await findPassOwner(context, id, { resident: options.resident });
    const [uow, actor] = [await context.uow(), await context.actor()];
    const [decisions, settings] = [await new ShowPacking(uow).execute(actor, id, { residentId, from: options.from ?? null }), await uow.run(actor, (tx) => listPackingSettings(tx, id))];
    const set = settings.items.map(({ effectiveFrom, kind, value, facility, resident, rxNumber, reason }) => `set  ${effectiveFrom}  ${kind.padEnd(8)}  ${value ?? 'taken back'}  ${rxNumber ?? resident ?? facility ?? 'every facility'}  ${reason}`.trimEnd());
    const lines = decisions.items.map(({ residentCode, rxNumber, packType, sentence }) => `${residentCode}  ${rxNumber.padEnd(10)}  ${packType.padEnd(14)}  ${sentence}`);
    context.answer({ ...decisions, settings: settings.items } as JsonValue, [...set, ...lines].join('\n'));
  },
});
