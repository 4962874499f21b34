import { PACK_STATES, type PackState } from '@cyclefill/domain/bench';
import { DriftGuard, PackPageQuery } from '@cyclefill/features/bench';
import { WrongUsage } from '../command-errors.js';
import { defineCommand } from '../command.js';
import { findFacility } from '../find-facility.js';
import { findOrder } from '../find-order.js';

const MOST = 200;

const isState = (text: string): text is PackState => (PACK_STATES as readonly string[]).includes(text);

export const packListCommand = defineCommand({
  summary: 'packs with their state, and which of them hold a dose that is not due any more',
  usage: '',
  options: {
    'facility': { type: 'string', value: 'F', summary: 'code of one facility' },
    'rx': { type: 'string', value: 'RX', summary: 'that hold something of one order' },
    'state': { type: 'string', value: 'STATE', summary: `only ${PACK_STATES.join(', ')}` },
    'out-of-date': { type: 'boolean', summary: 'only those that hold what is not due any more' },
  },
  async run(context, { options }) {
    const { state } = options;
    if (state !== undefined && !isState(state)) throw new WrongUsage(`--state takes one of ${PACK_STATES.join(', ')}`);
    const facilityId = options.facility === undefined ? undefined : (await findFacility(context, options.facility)).id;
    const orderId = options.rx === undefined ? undefined : (await findOrder(context, options.rx)).id;
    const filter = { limit: MOST, facilityId, orderId, state, ...(options['out-of-date'] === true && { outOfDate: 'true' as const }) };
    const found = await (await context.uow()).run(await context.actor(), async (tx) => {
      const packs = tx.get(PackPageQuery);
      await tx.get(DriftGuard).check(await packs.suspects('pharmacy', filter));
      return packs.run('pharmacy', filter);
    });
    const items = found.slice(0, MOST);
    if (found.length > MOST) context.err(`the first ${MOST}: --facility or --state narrows them`);
    const line = (pack: (typeof items)[number]): string => `${pack.code}  ${pack.state.padEnd(8)}  ${pack.packType.padEnd(10)}  ${pack.daysFrom} to ${pack.daysTo}${pack.outOfDate ? '  OUT OF DATE' : ''}`;
    context.answer({ items }, items.length === 0 ? 'no such pack' : items.map(line).join('\n'));
  },
});
