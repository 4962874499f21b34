import { CycleListQuery, type ListedCycle } from '@cyclefill/features/facility';
import type { CommandContext } from './command-context.js';

/** The cycles of a facility: its own, then its wings'. */
export async function cyclesOf(context: CommandContext, facilityId: string): Promise<readonly ListedCycle[]> {
  const uow = await context.uow();
  return uow.run(await context.actor(), (tx) => tx.get(CycleListQuery).run('pharmacy', facilityId));
}

/** One line about a cycle. */
export function cycleText(facility: string, { wing, everyDays, monthDays, beginsOn, leadDays, cutOff, nextWindowFrom, nextBuildAt }: ListedCycle): string {
  const rhythm = everyDays === null ? `from day ${(monthDays ?? []).join(', ')} of the month` : `every ${everyDays} days`;
  const since = beginsOn === null ? '' : `, begins on ${beginsOn}`;
  return `${facility}${wing === null ? '' : `/${wing}`}  ${rhythm}${since}, ${leadDays} lead days, cut-off ${cutOff}; next window from ${nextWindowFrom}, built at ${nextBuildAt}`;
}
