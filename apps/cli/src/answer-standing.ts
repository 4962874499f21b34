import type { OrderHistory } from '@cyclefill/features/order';
import type { CommandContext } from './command-context.js';
import { findOrder } from './find-order.js';

/** What of an order holds now: when it is given, and every hold that stands, one a line. */
export function standingText({ rxNumber, version, versions, holds }: Pick<OrderHistory, 'rxNumber' | 'version' | 'versions' | 'holds'>): string {
  const current = versions.at(-1);
  const given = current === undefined ? '' : `  ${current.drug}: given from ${current.from}${current.to === null ? '' : `, no dose from ${current.to} on`}`;
  const held = holds.flatMap(({ from, to, reason, supersededAt }) => (supersededAt === null ? [`  held from ${from}${to === null ? ' until it is resumed' : `, given again from ${to}`}: ${reason}`] : []));
  return [`${rxNumber}  version ${version}`, given, ...held].join('\n');
}

/** Answers a command on an order with its new version, and tells who reads it what now holds. */
export async function answerStanding(context: CommandContext, rxNumber: string, done: { readonly version: number }): Promise<void> {
  context.answer({ ...done }, standingText(await findOrder(context, rxNumber)));
}
