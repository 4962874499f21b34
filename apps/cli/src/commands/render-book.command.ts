import { monthDays } from '@cyclefill/domain/documents';
import { type DayRange, addDays, day } from '@cyclefill/domain/kernel';
import { type Book, ReadRecordBooks } from '@cyclefill/features/document';
import { defineCommand } from '../command.js';
import { WrongUsage } from '../command-errors.js';
import { findFacility } from '../find-facility.js';
import { readInstant } from '../read-moment.js';
import { readPaper, writePapers } from '../write-papers.js';

const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;
const DATE = /^\d{4}-\d\d-\d\d$/;
/** A cycle's record (D37) unless something else is asked for; what a page has columns for. */
const [CYCLE_DAYS, MOST_DAYS] = [28, 31];

/** The days that are asked for: a month of the calendar, or some days from a date on. */
function readDays({ month, from, days }: { readonly month?: string | undefined; readonly from?: string | undefined; readonly days?: string | undefined }): DayRange {
  if ((month === undefined) === (from === undefined)) throw new WrongUsage('name the days: --month YYYY-MM, or --from DATE with --days N');
  if (month !== undefined) {
    const parts = MONTH.exec(month);
    if (parts === null || days !== undefined) throw new WrongUsage('--month takes a month such as 2026-12, and no --days');
    return monthDays(Number(parts[1]), Number(parts[2]));
  }
  const count = days === undefined ? CYCLE_DAYS : Number(days);
  if (from === undefined || !DATE.test(from) || !Number.isInteger(count) || count < 1 || count > MOST_DAYS) throw new WrongUsage(`--from takes a date such as 2026-12-07, --days a number from 1 to ${MOST_DAYS}`);
  const first = day(from);
  return { from: first, to: addDays(first, count) };
}

/** Why nothing is printed of somebody. */
const NOTHING: Readonly<Record<Book, string>> = {
  'mar': 'nobody is there on these days', 'tar': 'nobody has a treatment on these days', 'insulin': 'nobody has insulin on these days', 'order-sheet': 'nobody is there on these days',
  'prn-log': 'what is given as needed stands behind the other records here; `document-setting set --name prn --value log` gives it a log of its own',
};

function renderBook(book: Book, summary: string) {
  return defineCommand({
    summary,
    usage: '',
    options: {
      'facility': { type: 'string', required: true, value: 'F', summary: 'code of the facility' },
      'month': { type: 'string', value: 'YYYY-MM', summary: 'a month of the calendar' },
      'from': { type: 'string', value: 'DATE', summary: 'its first day, instead of a month' },
      'days': { type: 'string', value: 'N', summary: `how many days from there; ${CYCLE_DAYS} unless given` },
      'wing': { type: 'string', value: 'W', summary: 'one wing only' },
      'resident': { type: 'string', value: 'R', summary: 'one resident only, by code' },
      'paper': { type: 'string', value: 'letter|a4', summary: 'as the facility has chosen unless given' },
      'as-of': { type: 'string', value: 'INSTANT', summary: "when they are made; that of the facility's latest batch unless given" },
      'out': { type: 'string', required: true, value: 'DIR', summary: 'folder for the PDFs' },
    },
    async run(context, { options }) {
      const days = readDays(options);
      const facility = await findFacility(context, options.facility);
      const files = await new ReadRecordBooks(await context.uow()).execute(await context.actor(), {
        book, facilityId: facility.id, days, paper: readPaper(options.paper),
        wing: options.wing ?? null, resident: options.resident ?? null, asOf: readInstant('--as-of', options['as-of'], facility.zone),
      });
      const whom = options.resident ?? options.wing ?? facility.code;
      await writePapers(context, files, { folder: options.out, nothing: `nothing to print of ${whom}: ${NOTHING[book]}` });
    },
  });
}

export const renderMarCommand = renderBook('mar', 'medication administration records as PDF, one file a wing');
export const renderTarCommand = renderBook('tar', 'treatment administration records as PDF, one file a wing');
export const renderInsulinCommand = renderBook('insulin', 'insulin sheets as PDF, one file a wing');
export const renderPrnLogCommand = renderBook('prn-log', 'logs of what is given as needed as PDF, one file a wing, where a facility has them apart (document-setting prn log)');
export const renderOrderSheetCommand = renderBook('order-sheet', 'order sheets for prescribers to sign, as PDF, one file a wing');
