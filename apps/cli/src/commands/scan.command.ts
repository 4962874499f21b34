import { IdentifyScan } from '@cyclefill/features/delivery';
import { WrongUsage } from '../command-errors.js';
import { defineCommand } from '../command.js';

export const scanCommand = defineCommand({
  summary: 'what any code is of, where that stands, and ok, warn, stop or unknown',
  usage: 'CODE',
  options: {},
  async run(context, { operands: [raw] }) {
    if (raw === undefined) throw new WrongUsage('name what was scanned');
    const found = await new IdentifyScan(await context.uow()).execute(await context.actor(), 'pharmacy', raw);
    const { pack, container, tote, order } = found;
    const lines = [
      pack === null ? '' : `  ${pack.code}  ${pack.daysFrom} to ${pack.daysTo}`, order === null ? '' : `  Rx ${order.rxNumber}`, tote === null ? '' : `  ${tote.items} in it${tote.controlled === 0 ? '' : `, ${tote.controlled} controlled`}`,
      container === null ? '' : `  ${container.ndc11}  lot ${container.lot}  until ${container.expiresOn}  ${container.location}  ${container.onHand} on hand, ${container.reserved} reserved`,
    ];
    context.answer(found, [`${found.verdict.toUpperCase()}  ${found.sentence}`, ...lines.filter((line) => line !== '')].join('\n'));
  },
});
