import type { JsonValue } from '@cyclefill/domain/kernel';
import { ChangeMedPass, medPassChangeSchema } from '@cyclefill/features/order';
import { WrongUsage } from '../command-errors.js';
import { defineCommand } from '../command.js';
import { findFacility } from '../find-facility.js';
import { findPassOwner } from '../find-pass-owner.js';
import { retimedText } from '../retimed-text.js';
import { readTolerance } from '../read-tolerance.js';

export const medPassSetCommand = defineCommand({
  summary: 'other hours of a pass from a day on, for a facility, wing, resident or order; shows what is re-timed',
  usage: '',
  options: {
    facility: { type: 'string', required: true, value: 'F', summary: 'facility code' },
    wing: { type: 'string', value: 'W', summary: 'of this wing' },
    resident: { type: 'string', value: 'R', summary: 'of the resident with this code' },
    rx: { type: 'string', value: 'RX', summary: 'of the order with this Rx number' },
    code: { type: 'string', required: true, value: 'CODE', summary: 'pass code, such as BID' },
    times: { type: 'string', required: true, value: 'HHMM,…', summary: 'its times' },
    from: { type: 'string', required: true, value: 'DATE', summary: 'from when they hold' },
    early: { type: 'string', value: 'MINUTES', summary: 'how long before each time it may be given; with --late' },
    late: { type: 'string', value: 'MINUTES', summary: 'how long after' },
    preview: { type: 'boolean', summary: 'shows what is re-timed and writes nothing' },
  },
  async run(context, { options }) {
    const facility = await findFacility(context, options.facility);
    const owner = await findPassOwner(context, facility.id, options);
    const window = readTolerance(options);
    const read = medPassChangeSchema.safeParse({ ...owner, effectiveFrom: options.from, rows: [{ code: options.code, times: options.times.split(','), ...(window !== null && { window }) }] });
    if (!read.success) throw new WrongUsage('--code takes a pass code such as BID, --times 24-hour clocks such as 0800,1700, --from a date such as 2026-12-07');
    const request = read.data;
    const [change, actor] = [new ChangeMedPass(await context.uow()), await context.actor()];
    const preview = options.preview ? await change.preview(actor, facility.id, request) : await change.execute(actor, facility.id, context.ids.next(), request);
    context.answer(preview as JsonValue, retimedText(preview, options.preview ? 'nothing was written' : 'recorded'));
  },
});
