import { ReadMarPapers } from '@cyclefill/features/document';
import { defineCommand } from '../command.js';
import { WrongUsage } from '../command-errors.js';
import { findFacility } from '../find-facility.js';
import { readInstant } from '../read-moment.js';
import { readPaper, writePapers } from '../write-papers.js';

const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;

export const renderMarCommand = defineCommand({
  summary: 'medication administration records of a month as PDF, one file a wing',
  usage: '',
  options: {
    'facility': { type: 'string', required: true, value: 'F', summary: 'code of the facility' },
    'month': { type: 'string', required: true, value: 'YYYY-MM', summary: 'the month' },
    'wing': { type: 'string', value: 'W', summary: 'one wing only' },
    'resident': { type: 'string', value: 'R', summary: 'one resident only, by code' },
    'paper': { type: 'string', value: 'letter|a4', summary: 'Letter unless given' },
    'as-of': { type: 'string', value: 'INSTANT', summary: "when the records are made; that of the facility's latest batch unless given" },
    'out': { type: 'string', required: true, value: 'DIR', summary: 'folder for the PDFs' },
  },
  async run(context, { options }) {
    const month = MONTH.exec(options.month);
    if (month === null) throw new WrongUsage('--month takes a month such as 2026-12');
    const facility = await findFacility(context, options.facility);
    const files = await new ReadMarPapers(await context.uow()).execute(await context.actor(), {
      facilityId: facility.id, month: { year: Number(month[1]), month: Number(month[2]) }, paper: readPaper(options.paper),
      wing: options.wing ?? null, resident: options.resident ?? null, asOf: readInstant('--as-of', options['as-of'], facility.zone),
    });
    const whom = options.resident ?? options.wing ?? facility.code;
    await writePapers(context, files, options.out, `nobody to print: ${whom} has no resident in ${options.month}`);
  },
});
