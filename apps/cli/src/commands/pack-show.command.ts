import { Refusal } from '@cyclefill/contracts';
import { PackLife, type PackView, readPackView } from '@cyclefill/features/bench';
import { defineCommand } from '../command.js';

function packText({ code, state, outOfDate, sealNumber, useBy, residentCode, orders, toPull, toAdd, withoutPack }: PackView): string {
  return [
    `${code}  ${state}${outOfDate ? '  OUT OF DATE' : ''}  seal ${sealNumber}${useBy === null ? '' : `  use by ${useBy}`}  tray ${residentCode}`,
    ...orders.map((order) => `  ${order.rxNumber}  ${order.drug} ${order.strength}  ${order.packed} of ${order.expected}  ${order.state}${order.reason === null ? '' : ` (${order.reason})`}`),
    ...toPull.map(({ position, at, units, reason }) => `  pull   cell ${position}  ${at}  ${units}  ${reason}`),
    ...toAdd.map(({ at, units }) => `  add    ${at}  ${units}`),
    ...withoutPack.map(({ rxNumber, doses, first, last }) => `  Rx ${rxNumber} lies in no pack: ${doses} doses, ${first} to ${last}`),
  ].join('\n');
}

export const packShowCommand = defineCommand({
  summary: 'one pack by its printed code: its orders, how far they are, and the cells to pull',
  usage: 'CODE',
  options: {},
  async run(context, { operands }) {
    const view = await (await context.uow()).run(await context.actor(), async (tx) => {
      const pack = await tx.get(PackLife).find('pharmacy', { code: operands[0] ?? '' });
      return pack === null ? null : readPackView(tx, 'pharmacy', pack.id);
    });
    if (view === null) throw new Refusal('pack.not-found');
    context.answer(view, packText(view));
  },
});
