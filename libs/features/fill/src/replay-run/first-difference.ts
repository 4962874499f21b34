/** The first two texts that differ, stored and computed; null = none does. */
export type Difference = { readonly stored: string | null; readonly computed: string | null } | null;

/** Compares two lists of texts, place by place. */
export function firstDifference(stored: readonly string[], computed: readonly string[]): Difference {
  for (let index = 0; index < Math.max(stored.length, computed.length); index += 1) {
    const [before, after] = [stored[index] ?? null, computed[index] ?? null];
    if (before !== after) return { stored: before, computed: after };
  }
  return null;
}
