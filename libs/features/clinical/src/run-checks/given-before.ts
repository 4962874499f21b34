import type { Given } from '@cyclefill/domain/clinical';
import type { Day } from '@cyclefill/domain/kernel';

/** What was handed out of one order. */
export interface HandedOut {
  /** Keys of the ingredients. */
  readonly ingredients: readonly string[];
  /** First day of each supply, each once. */
  readonly days: readonly Day[];
}

/** What we handed out of each ingredient before, by any order of a resident (R401). */
export function givenBefore(supplies: Iterable<HandedOut>): ReadonlyMap<string, Given> {
  const given = new Map<string, Given>();
  for (const { ingredients, days } of supplies) {
    for (const key of days.length === 0 ? [] : ingredients) {
      const before = given.get(key);
      given.set(key, { since: Math.min(before?.since ?? Infinity, ...days) as Day, times: (before?.times ?? 0) + days.length });
    }
  }
  return given;
}
