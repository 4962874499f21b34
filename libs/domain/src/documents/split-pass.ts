import type { LocalMinute } from '@cyclefill/domain/kernel';
import type { PackPlan } from '@cyclefill/domain/packing';
import { listText } from '@cyclefill/domain/sig';

/** `A` of the first of several packs or pouches of one pass (D62). */
export function partLetter(index: number): string {
  return String.fromCodePoint(65 + index);
}

/** How the passes of a pack are divided among packs (D62): whoever opens one opens the others too. */
export interface PassSplit {
  /** `A of 2` at a moment of which another pack holds doses too; null = the pack has all of them. */
  at(moment: LocalMinute): string | null;
  /** `2 of 3` and the like of the other packs with doses of the same moments; null = none. */
  readonly others: string | null;
}

/** @param packs shared packs of the same making, the pack among them */
export function splitOf(pack: PackPlan, packs: readonly PackPlan[]): PassSplit {
  const own = packs.filter(({ residentId, type, days }) => residentId === pack.residentId && type.kind !== 'card' && days.from === pack.days.from);
  const holds = (one: PackPlan, moment: LocalMinute): boolean => one.cells.some(({ at }) => at === moment);
  const others = own.filter((one) => one.key !== pack.key && one.cells.some(({ at }) => holds(pack, at)));
  return {
    at: (moment) => {
      const sharing = own.filter((one) => holds(one, moment));
      return sharing.length < 2 ? null : `${partLetter(sharing.findIndex(({ key }) => key === pack.key))} of ${sharing.length}`;
    },
    others: others.length === 0 ? null : listText(others.map(({ number, count }) => `${number} of ${count}`)),
  };
}

/** A moment whose doses lie in several cells: packs of it, or pouches. */
export interface DividedPass {
  readonly at: LocalMinute;
  readonly parts: number;
}

/** The divided passes of each resident, in time order (D62). */
export function dividedPasses(packs: readonly PackPlan[]): ReadonlyMap<string, readonly DividedPass[]> {
  const counts = new Map<string, Map<LocalMinute, number>>();
  for (const { residentId, type, cells } of packs) {
    const own = counts.get(residentId) ?? new Map<LocalMinute, number>();
    counts.set(residentId, own);
    if (type.kind !== 'card') for (const { at } of cells) own.set(at, (own.get(at) ?? 0) + 1);
  }
  return new Map([...counts].map(([residentId, own]) => [residentId, [...own].filter(([, parts]) => parts > 1).map(([at, parts]) => ({ at, parts })).toSorted((a, b) => a.at - b.at)]));
}
