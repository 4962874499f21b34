import type { LocalMinute, Milli } from '@cyclefill/domain/kernel';

/** Where a movement was recorded: a batch, a fill on demand, a count, a return; '' = in the supply rows of the order. */
interface Recorded {
  readonly at: LocalMinute;
  readonly reference: string;
}

/** Minutes around a dose of the emergency kit within which it stands for a scheduled one; ours (R124). */
export const EKIT_NEAR = 60;

/** What changes the supply of one order at a moment, beside the doses that are given. All units are those of the supply. */
export type SupplyMovement =
  /** What a batch packed for the window `[at, until)`; `short` = due there and not supplied. */
  | (Recorded & { readonly kind: 'packed'; readonly units: Milli; readonly short: Milli; readonly until: LocalMinute })
  | (Recorded & { readonly kind: 'filled_on_demand'; readonly units: Milli })
  /** Reported lost or spoilt with a request for more (R128): all that was there. */
  | (Recorded & { readonly kind: 'lost' })
  /** Taken along on a leave (R122): `filled` of the units were filled for it, the rest came out of the supply. */
  | (Recorded & { readonly kind: 'taken_along'; readonly units: Milli; readonly filled: Milli })
  /** Given out of the emergency kit (R124): the scheduled dose within the hour was not taken from the supply. */
  | (Recorded & { readonly kind: 'ekit'; readonly units: Milli })
  /** Taken away: back to the pharmacy (R142), destroyed (R145). */
  | (Recorded & { readonly kind: 'returned' | 'destroyed'; readonly units: Milli })
  /** Somebody counted: the balance is that from then on. What moved at the same minute was counted. */
  | (Recorded & { readonly kind: 'counted'; readonly units: Milli });
