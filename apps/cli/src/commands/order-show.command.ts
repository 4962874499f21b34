import type { JsonValue } from '@cyclefill/domain/kernel';
import { defineCommand } from '../command.js';
import { findOrder } from '../find-order.js';

export const orderShowCommand = defineCommand({
  summary: 'an order with its whole history',
  usage: '',
  options: { rx: { type: 'string', required: true, value: 'RX', summary: 'its Rx number' } },
  async run(context, { options }) {
    const order = await findOrder(context, options.rx);
    const versions = order.versions.map(({ version, kind, effectiveAt, recordedAt, reason, drug, sigText, from, to }) =>
      `  ${version}  ${kind}${effectiveAt === null ? '' : ` from ${effectiveAt}`}, recorded ${recordedAt}${reason === '' ? '' : `: ${reason}`}\n     ${drug}: ${sigText}; ${from} to ${to ?? 'open'}`);
    const holds = order.holds.map(({ from, to, reason, supersededAt }) => `  hold ${from} to ${to ?? 'open'}${reason === '' ? '' : `: ${reason}`}${supersededAt === null ? '' : ` (until ${supersededAt})`}`);
    context.answer(JSON.parse(JSON.stringify(order)) as JsonValue, [`${order.rxNumber}  version ${order.version}`, ...versions, ...holds].join('\n'));
  },
});
