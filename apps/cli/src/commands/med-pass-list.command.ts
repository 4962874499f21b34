import type { JsonValue } from '@cyclefill/domain/kernel';
import { listMedPasses } from '@cyclefill/features/order';
import { defineCommand } from '../command.js';
import { findFacility } from '../find-facility.js';

export const medPassListCommand = defineCommand({
  summary: 'the hours of administration of a facility, of its wings, residents and orders',
  usage: '',
  options: { facility: { type: 'string', required: true, value: 'F', summary: 'facility code' } },
  async run(context, { options }) {
    const { id } = await findFacility(context, options.facility);
    const list = await (await context.uow()).run(await context.actor(), (tx) => listMedPasses(tx, id));
    const rows = list.items.map(({ id: rowId, level, wing, residentId, orderId, code, times, window, effectiveFrom }) => {
      const tolerance = window === null ? '' : `  -${window.early}/+${window.late} min`;
      return `${effectiveFrom}  ${level.padEnd(8)}  ${code.padEnd(6)}  ${times.length === 0 ? 'withdrawn' : times.join(' ')}${tolerance}  ${wing ?? residentId ?? orderId ?? ''}  row ${rowId}`;
    });
    context.answer(list as JsonValue, rows.join('\n'));
  },
});
