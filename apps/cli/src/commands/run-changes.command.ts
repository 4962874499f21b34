import { ListPackChanges, packChangesView } from '@cyclefill/features/pack';
import { defineCommand } from '../command.js';
import { findFacility } from '../find-facility.js';
import { readInstant } from '../read-moment.js';
import { findRun } from '../wait-for-run.js';

type ChangedOrder = ReturnType<typeof packChangesView>['items'][number];

/** One order in words: what to pull from which pack, and what to send. */
function orderText({ rxNumber, reasons, cells, gone, added }: ChangedOrder): string {
  const pulls = cells.map(({ packCode, position, at, units }) => `  pull   ${at}  ${units}  pack ${packCode} cell ${position}`);
  const loose = gone.length - cells.length;
  return [
    `${rxNumber}  ${reasons.join(', ')}`, ...pulls,
    ...(loose > 0 ? [`  no longer due, in no cell: ${loose}`] : []),
    ...added.map(({ at, units }) => `  send   ${at}  ${units}`),
  ].join('\n');
}

export const runChangesCommand = defineCommand({
  summary: 'what changed since the batches of a run were built: the cells to pull and the doses to send',
  usage: 'ID',
  options: { at: { type: 'string', value: 'INSTANT', summary: 'doses from this date or instant on; the clock unless given' } },
  async run(context, { operands, options }) {
    const { batches } = await findRun(context, operands[0] ?? '');
    const [uow, actor] = [await context.uow(), await context.actor()];
    const items: ChangedOrder[] = [];
    for (const batch of batches.filter(({ is_current: current }) => current)) {
      const at = readInstant('--at', options.at, (await findFacility(context, batch.facility_code)).zone);
      items.push(...packChangesView(await new ListPackChanges(uow).execute(actor, 'pharmacy', batch.id, at)).items);
    }
    context.answer({ items }, items.length === 0 ? 'nothing changed since this run was built' : items.map(orderText).join('\n'));
  },
});
