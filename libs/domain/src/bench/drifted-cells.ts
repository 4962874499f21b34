import { type LocalMinute, type Milli, byCodePoint } from '@cyclefill/domain/kernel';

/** A dose of one order in one cell of a pack, counted from 0. */
export interface HeldDose {
  readonly position: number;
  readonly orderId: string;
  readonly at: LocalMinute;
  readonly dose: Milli;
}

/** Why a pack is out of date: a dose in it is not due any more, or not as it lies there; `added`: it lacks one that is due now. */
export const DRIFT_REASONS = ['stopped', 'hold', 'census', 'product', 'order', 'times', 'added', 'directions', 'recall'] as const;
export type DriftReason = (typeof DRIFT_REASONS)[number];

/** A dose that lies in a pack and does not belong there. */
export interface DriftedDose extends HeldDose {
  readonly reason: DriftReason;
  /** It is given all the same, out of another container: packed again, it is due. */
  readonly stillDue: boolean;
}

/** What an order gives today, as a pack is compared with it. */
export interface OrderToday {
  /** Why all of the order must come out, whatever is due: another product, a recalled lot. */
  readonly all: DriftReason | null;
  /** Whether the order gives this amount at the moment. */
  isDue(at: LocalMinute, dose: Milli): boolean;
  /** Why a dose is not due at a moment at which the pack holds one. */
  reasonAt(at: LocalMinute): DriftReason;
}

/**
 * The cells to pull: what a pack holds and nobody is to be given at that moment in that amount (R119, R120), by position, then order. An order that nothing is known of any more
 * gives nothing.
 */
export function driftedDoses(held: readonly HeldDose[], orders: ReadonlyMap<string, OrderToday>): readonly DriftedDose[] {
  return held
    .flatMap((dose): DriftedDose[] => {
      const today = orders.get(dose.orderId);
      if (today === undefined) return [{ ...dose, reason: 'stopped', stillDue: false }];
      const stillDue = today.isDue(dose.at, dose.dose);
      if (today.all !== null) return [{ ...dose, reason: today.all, stillDue }];
      return stillDue ? [] : [{ ...dose, reason: today.reasonAt(dose.at), stillDue }];
    })
    .toSorted((a, b) => a.position - b.position || byCodePoint(a.orderId, b.orderId));
}
