import { type ListedSupply, SUPPLY_STATES, SupplyPageQuery } from '@cyclefill/features/document';
import { WrongUsage } from '../command-errors.js';
import { defineCommand } from '../command.js';
import { findFacility } from '../find-facility.js';

const MOST = 200;

function line({ id, kind, state, filledAt, codes, claims, errorCode }: ListedSupply): string {
  return `${id}  ${kind.padEnd(6)}  ${state}${errorCode === null ? '' : ` (${errorCode})`}  ${String(filledAt).slice(0, 10)}  ${codes.join(' ')}  ${claims} ${claims === 1 ? 'claim' : 'claims'}`;
}

export const supplyListCommand = defineCommand({
  summary: 'what was filled outside a cycle, newest first: fills on demand and leaves, with the state of their papers',
  usage: '',
  options: {
    facility: { type: 'string', value: 'F', summary: 'code of one facility' },
    state: { type: 'string', value: 'STATE', summary: `only ${SUPPLY_STATES.join(', ')}` },
  },
  async run(context, { options }) {
    const { state } = options;
    if (state !== undefined && !SUPPLY_STATES.some((known) => known === state)) throw new WrongUsage(`--state takes one of ${SUPPLY_STATES.join(', ')}`);
    const facilityId = options.facility === undefined ? undefined : (await findFacility(context, options.facility)).id;
    const items = (await (await context.uow()).run(await context.actor(), (tx) => tx.get(SupplyPageQuery).run('pharmacy', { limit: MOST, facilityId, state }))).slice(0, MOST);
    context.answer({ items: [...items] }, items.length === 0 ? 'nothing was filled outside a cycle' : items.map(line).join('\n'));
  },
});
