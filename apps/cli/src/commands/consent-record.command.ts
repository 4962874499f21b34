import { RecordConsent, recordConsentSchema } from '@cyclefill/features/refill';
import { WrongUsage } from '../command-errors.js';
import { defineCommand } from '../command.js';
import { consentLine } from '../consent-line.js';
import { findFacility } from '../find-facility.js';
import { findResidentId } from '../find-resident.js';
import { readRequest } from '../read-request.js';

export const consentRecordCommand = defineCommand({
  summary: "consent to refills that nobody asks for, a facility's request for those of one window, or consent to several drugs in one pack",
  usage: '',
  options: {
    'facility': { type: 'string', required: true, value: 'F', summary: 'code of the facility' },
    'resident': { type: 'string', value: 'R', summary: 'code of a resident; every resident unless given' },
    'window': { type: 'string', value: 'DATE', summary: 'first day of the window that is asked for' },
    'from': { type: 'string', value: 'DATE', summary: 'from when a standing consent holds' },
    'med-pak': { type: 'boolean', summary: 'of one resident, to several drugs in one pack (with --from)' },
    'by': { type: 'string', required: true, value: 'WHO', summary: 'who said or signed it' },
    'withdraw': { type: 'boolean', summary: 'it no longer holds, or does not hold for this window' },
    'note': { type: 'string', value: 'TEXT', summary: 'a remark' },
  },
  async run(context, { options }) {
    const { window, from, by } = options;
    if ((window === undefined) === (from === undefined)) throw new WrongUsage('consent record takes one of --window and --from');
    const medPak = options['med-pak'] === true;
    if (medPak && (from === undefined || options.resident === undefined)) throw new WrongUsage('--med-pak takes --resident and --from');
    const facility = await findFacility(context, options.facility);
    const said = { residentId: options.resident === undefined ? null : await findResidentId(context, facility.code, options.resident), granted: options.withdraw !== true, givenBy: by, note: options.note ?? '' };
    const request = readRequest(recordConsentSchema, window === undefined ? { kind: medPak ? 'med-pak' : 'standing', from, ...said } : { kind: 'window', windowFrom: window, ...said });
    const items = await new RecordConsent(await context.uow()).execute(await context.actor(), 'pharmacy', facility.code, request);
    context.answer({ items: [...items] }, items.map(consentLine).join('\n'));
  },
});
