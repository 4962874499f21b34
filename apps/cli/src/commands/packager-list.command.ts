import { EXPORT_STATES, PackagerExportQuery } from '@cyclefill/features/packager';
import { WrongUsage } from '../command-errors.js';
import { defineCommand } from '../command.js';
import { readId } from '../read-id.js';

const MOST = 200;

export const packagerListCommand = defineCommand({
  summary: 'what was handed to packaging machines, newest first, with their answers',
  usage: '',
  options: {
    batch: { type: 'string', value: 'ID', summary: 'of one batch' },
    state: { type: 'string', value: 'STATE', summary: `only ${EXPORT_STATES.join(', ')}` },
  },
  async run(context, { options }) {
    const state = EXPORT_STATES.find((one) => one === options.state);
    if (options.state !== undefined && state === undefined) throw new WrongUsage(`--state takes one of ${EXPORT_STATES.join(', ')}`);
    const batchId = options.batch === undefined ? undefined : readId('--batch', options.batch, 'run show');
    const items = (await (await context.uow()).run(await context.actor(), (tx) => tx.get(PackagerExportQuery).run('pharmacy', { limit: MOST, batchId, state }))).slice(0, MOST);
    const line = ({ id, adapter, number, state: stands, packs, doses, sentAt, answer, overdue, outOfDate }: (typeof items)[number]): string => [
      `${id}  ${adapter} ${number}  ${stands.padEnd(8)}  ${packs} packs, ${doses} doses  ${sentAt}`, answer, overdue ? 'NOT ANSWERED' : '', outOfDate ? 'OUT OF DATE' : '',
    ].filter((part) => part !== '').join('  ');
    context.answer({ items }, items.length === 0 ? 'nothing was handed to a machine' : items.map(line).join('\n'));
  },
});
