import { PRINT_JOB_STATES, PrintJobPageQuery } from '@cyclefill/features/printing';
import { defineCommand } from '../command.js';
import { WrongUsage } from '../command-errors.js';
import { printJobText } from '../print-text.js';

const MOST = 200;

export const printListCommand = defineCommand({
  summary: 'print jobs newest first, with what they wait for',
  usage: '',
  options: {
    printer: { type: 'string', value: 'P', summary: 'of one printer' },
    state: { type: 'string', value: 'STATE', summary: `only ${PRINT_JOB_STATES.join(', ')}` },
  },
  async run(context, { options }) {
    const state = PRINT_JOB_STATES.find((one) => one === options.state);
    if (options.state !== undefined && state === undefined) throw new WrongUsage(`--state takes one of ${PRINT_JOB_STATES.join(', ')}`);
    const found = await (await context.uow()).run(await context.actor(), (tx) => tx.get(PrintJobPageQuery).run({ limit: MOST, printer: options.printer, state }));
    const items = found.slice(0, MOST);
    context.answer({ items }, items.length === 0 ? 'nothing was printed' : items.map(printJobText).join('\n'));
  },
});
