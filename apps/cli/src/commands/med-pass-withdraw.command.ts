import type { JsonValue } from '@cyclefill/domain/kernel';
import { ChangeMedPass, medPassChangeSchema } from '@cyclefill/features/order';
import { WrongUsage } from '../command-errors.js';
import { defineCommand } from '../command.js';
import { findFacility } from '../find-facility.js';
import { findPassOwner } from '../find-pass-owner.js';
import { retimedText } from '../retimed-text.js';

export const medPassWithdrawCommand = defineCommand({
  summary: 'takes the hours of a pass out of a table from a day on, so that the next weaker one holds; shows what is re-timed',
  usage: '',
  options: {
    facility: { type: 'string', required: true, value: 'F', summary: 'facility code' },
    wing: { type: 'string', value: 'W', summary: 'of this wing' },
    resident: { type: 'string', value: 'R', summary: 'of the resident with this code' },
    rx: { type: 'string', value: 'RX', summary: 'of the order with this Rx number' },
    code: { type: 'string', required: true, value: 'CODE', summary: 'pass code, such as BID' },
    from: { type: 'string', required: true, value: 'DATE', summary: 'from when the table no longer names it' },
    preview: { type: 'boolean', summary: 'shows what is re-timed and writes nothing' },
  },
  async run(context, { options }) {
    const facility = await findFacility(context, options.facility);
    const owner = await findPassOwner(context, facility.id, options);
    const read = medPassChangeSchema.safeParse({ ...owner, effectiveFrom: options.from, rows: [{ code: options.code, withdraw: true }] });
    if (!read.success) throw new WrongUsage('--code takes a pass code such as BID, --from a date such as 2026-12-07');
    const [change, actor] = [new ChangeMedPass(await context.uow()), await context.actor()];
    const preview = options.preview ? await change.preview(actor, facility.id, read.data) : await change.execute(actor, facility.id, context.ids.next(), read.data);
    context.answer(preview as JsonValue, retimedText(preview, options.preview ? 'nothing was written' : 'withdrawn'));
  },
});
