import { DOSE_COLUMNS, doseRows } from '@cyclefill/features/fill';
import { defineCommand } from '../command.js';
import { WrongUsage } from '../command-errors.js';
import { printCsv } from '../print-csv.js';
import { findFacility } from '../find-facility.js';
import { readDate } from '../read-moment.js';

export const exportDosesCommand = defineCommand({
  summary: 'one CSV row per scheduled dose of a facility, PRN left out',
  usage: '',
  options: {
    facility: { type: 'string', required: true, value: 'F', summary: 'code of the facility' },
    from: { type: 'string', required: true, value: 'DATE', summary: 'first day' },
    to: { type: 'string', required: true, value: 'DATE', summary: 'day after the last' },
  },
  async run(context, { options }) {
    const facility = await findFacility(context, options.facility);
    const range = { from: readDate('--from', options.from), to: readDate('--to', options.to) };
    if (range.to <= range.from) throw new WrongUsage('--to must lie after --from (it is the day after the last)');
    const rows = await (await context.uow()).run(
      await context.actor(),
      (tx) => doseRows(tx, facility.id, range),
      { isolation: 'REPEATABLE READ' },
    );
    printCsv(context, DOSE_COLUMNS, rows);
  },
});
