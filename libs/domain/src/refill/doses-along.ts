import type { Milli } from '@cyclefill/domain/kernel';
import type { FillOrder } from '@cyclefill/domain/cycle-fill';
import type { DueDose } from '@cyclefill/domain/regimen';

/** What of one order a resident takes along: its doses, out of the supply first, the rest filled. `short` = neither. */
export interface DosesAlong {
  readonly doses: readonly DueDose[];
  readonly fromSupply: Milli;
  readonly filled: Milli;
  readonly short: Milli;
}

/** Why no doses of an order can be counted out for somebody who goes; null = they can. @param countable a unit-dose product that is counted out */
export function notTakenAlong({ order, countable }: { readonly order: FillOrder; readonly countable: boolean }): 'as_needed' | 'cannot_be_told' | 'own_container' | null {
  if (order.regimen?.prn === true) return 'as_needed';
  if (order.regimen === null || order.problem !== null) return 'cannot_be_told';
  return countable ? null : 'own_container';
}

/** How many of the leading doses fit whole into `units`, and what they take. */
function wholeDoses(doses: readonly DueDose[], from: number, units: number): { readonly next: number; readonly taken: number } {
  let [next, taken] = [from, 0];
  for (; next < doses.length && taken + (doses[next]?.dose ?? 0) <= units; next += 1) taken += doses[next]?.dose ?? 0;
  return { next, taken };
}

/** Whole doses in time order: what is there gives the first of them, what may be filled the next. */
export function fromSupplyThenFilled(doses: readonly DueDose[], there: number, mayFill: Milli): DosesAlong {
  const own = wholeDoses(doses, 0, there);
  const filled = wholeDoses(doses, own.next, mayFill);
  const short = doses.slice(filled.next).reduce((sum, { dose }) => sum + dose, 0);
  return { doses: doses.slice(0, filled.next), fromSupply: own.taken as Milli, filled: filled.taken as Milli, short: short as Milli };
}
