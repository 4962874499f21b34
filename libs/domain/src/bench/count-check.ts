import type { Milli } from '@cyclefill/domain/kernel';

/** What was counted when an order was poured out of one container. */
export interface PouredCount {
  /** Units that go into the pack. */
  readonly units: Milli;
  readonly poured: Milli;
  /** Counted in the container afterwards; null = not counted. */
  readonly left: Milli | null;
  /** What the ledger says was in it; null = the pharmacy does not count it. */
  readonly before: Milli | null;
}

/** How far a count is out, in thousandths: nothing at 0. */
export interface Variance {
  readonly poured: number;
  readonly left: number;
}

/** What the count of a pouring differs by: a variance asks for a recount before the next drug. */
export function varianceOf({ units, poured, left, before }: PouredCount): Variance {
  return { poured: poured - units, left: left === null || before === null ? 0 : left - (before - poured) };
}
