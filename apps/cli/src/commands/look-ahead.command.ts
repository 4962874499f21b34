import { LookAhead } from '@cyclefill/features/fill';
import { defineCommand } from '../command.js';
import { findFacility } from '../find-facility.js';
import { printCsv } from '../print-csv.js';
import { readInstant } from '../read-moment.js';

const COLUMNS = ['window_from', 'wing', 'build_at', 'resident_id', 'rx_number', 'kind', 'last_good_day', 'ask', 'rule', 'message', 'renewal'] as const;

export const lookAheadCommand = defineCommand({
  summary: 'what will fail in the windows to come, with what to ask for, as CSV',
  usage: '',
  options: {
    'facility': { type: 'string', required: true, value: 'F', summary: 'code of the facility' },
    'as-of': { type: 'string', value: 'INSTANT', summary: 'decision clock: a date (its midnight) or an instant; the clock unless given' },
  },
  async run(context, { options }) {
    const facility = await findFacility(context, options.facility);
    const request = { facilityCode: facility.code, asOf: readInstant('--as-of', options['as-of'], facility.zone) };
    const windows = await new LookAhead(await context.uow()).execute(await context.actor(), 'pharmacy', request);
    printCsv(context, COLUMNS, windows.flatMap(({ windowFrom, wing, buildAt, items }) =>
      items.map((item) => [windowFrom, wing ?? '', buildAt, item.residentCode, item.rxNumber, item.kind, item.on, item.ask, item.rule, item.sentence, item.renewal?.status ?? ''])));
  },
});
