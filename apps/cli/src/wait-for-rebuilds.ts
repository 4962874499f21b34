import { setTimeout as pause } from 'node:timers/promises';
import type { JsonValue } from '@cyclefill/domain/kernel';
import { type OfferedRebuild, type RebuildSum, readRebuildSum } from '@cyclefill/features/fill';
import type { CommandContext } from './command-context.js';

const LOOK_EVERY_MS = 150;

/** Waits until every offered rebuild is done, or given up; what they came to. */
export async function waitForRebuilds(context: CommandContext, offered: readonly OfferedRebuild[]): Promise<RebuildSum> {
  const [uow, actor] = [await context.uow(), await context.actor()];
  for (;;) {
    const sum = await uow.run(actor, (tx) => readRebuildSum(tx, offered));
    if (sum.waiting === 0) return sum;
    await pause(LOOK_EVERY_MS);
  }
}

/** Rebuilt lines beside the document of a run. */
export function rebuiltDocument({ batches, linesReplaced, linesAdded, linesRemoved, findingsAdded, findingsRemoved }: RebuildSum): { readonly [key: string]: JsonValue } {
  return { rebuilt: { batches, linesReplaced, linesAdded, linesRemoved, findingsAdded, findingsRemoved } };
}

/** The same for people. */
export function rebuiltText({ batches, linesReplaced, linesAdded, linesRemoved, findingsAdded, findingsRemoved }: RebuildSum): string {
  if (batches === 0) return 'nothing changed since it was built';
  const lines = linesReplaced + linesAdded + linesRemoved;
  return `rebuilt in ${batches} ${batches === 1 ? 'batch' : 'batches'}: ${lines} ${lines === 1 ? 'line' : 'lines'} changed (${linesReplaced} replaced, ${linesAdded} added, ${linesRemoved} removed), findings ${findingsAdded} added, ${findingsRemoved} removed`;
}
