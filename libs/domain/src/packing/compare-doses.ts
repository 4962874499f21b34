import type { PackedDose } from './pack-plan.js';

/** How the due doses of an order differ from those it was packed for; in time order. */
export interface DoseDifference {
  /** Packed for, and no longer due at that moment in that amount: out of the pack. */
  readonly gone: readonly PackedDose[];
  /** Due, and not packed for at that moment in that amount: to be sent. */
  readonly added: readonly PackedDose[];
}

/** Units due at each moment; doses of several phases at one minute are one administration. */
function byMoment(doses: readonly PackedDose[]): ReadonlyMap<number, number> {
  const units = new Map<number, number>();
  for (const { at, dose } of doses) units.set(at, (units.get(at) ?? 0) + dose);
  return units;
}

/** Compares two lists of due doses moment by moment (R119). Nothing that stays as it is appears in either part. */
export function compareDoses(then: readonly PackedDose[], now: readonly PackedDose[]): DoseDifference {
  const [before, after] = [byMoment(then), byMoment(now)];
  const unlike = (other: ReadonlyMap<number, number>, own: ReadonlyMap<number, number>) => ({ at }: PackedDose): boolean => other.get(at) !== own.get(at);
  return { gone: then.filter(unlike(after, before)), added: now.filter(unlike(before, after)) };
}
