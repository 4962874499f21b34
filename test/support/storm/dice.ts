/** Chance that a seed repeats: the same seed throws the same. */
export interface Dice {
  /** A whole number of `[0, sides)`. */
  below(sides: number): number;
  /** Whether something happens that happens so many times in a hundred. */
  chance(percent: number): boolean;
  pick<T>(items: readonly T[]): T | undefined;
}

/** Mulberry32, of a seed of 32 bits. */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  const below = (sides: number): number => Math.floor(next() * sides);
  return { below, chance: (percent) => below(100) < percent, pick: (items) => items[below(items.length)] };
}
