import { type LocalMinute, dayOf } from '@cyclefill/domain/kernel';
import type { DueDose } from '@cyclefill/domain/regimen';

/** A dose that is given at another time of the same day. */
export interface RetimedDose {
  readonly from: DueDose;
  readonly to: LocalMinute;
}

/** What a change makes of the due doses of one order: before − dropped − retimed.from + retimed.to + added = after. */
export interface DoseDifference {
  readonly unchanged: number;
  readonly dropped: readonly DueDose[];
  readonly added: readonly DueDose[];
  readonly retimed: readonly RetimedDose[];
}

/** Takes out what both lists hold, dose by dose; two like doses at one time count as two. */
function without(doses: readonly DueDose[], others: readonly DueDose[]): readonly DueDose[] {
  const left = new Map<string, number>();
  const key = ({ at, dose }: DueDose): string => `${at}:${dose}`;
  for (const other of others) left.set(key(other), (left.get(key(other)) ?? 0) + 1);
  return doses.filter((dose) => {
    const count = left.get(key(dose)) ?? 0;
    left.set(key(dose), count - 1);
    return count <= 0;
  });
}

const dayAndDose = ({ at, dose }: DueDose): string => `${dayOf(at)}:${dose}`;

function byDayAndDose(doses: readonly DueDose[]): ReadonlyMap<string, DueDose[]> {
  const groups = new Map<string, DueDose[]>();
  for (const dose of doses) groups.set(dayAndDose(dose), [...(groups.get(dayAndDose(dose)) ?? []), dose]);
  return groups;
}

/** Tells two dose lists of one order apart. A dose of the same amount on the same day is moved, in the order of the day; the rest is dropped or added. */
export function doseDifference(before: readonly DueDose[], after: readonly DueDose[]): DoseDifference {
  const gone = without(before, after);
  const come = without(after, before);
  const waiting = byDayAndDose(come);
  const [dropped, retimed, moved]: [DueDose[], RetimedDose[], Set<DueDose>] = [[], [], new Set()];
  for (const dose of gone) {
    const next = waiting.get(dayAndDose(dose))?.shift();
    if (next === undefined) dropped.push(dose);
    else {
      retimed.push({ from: dose, to: next.at });
      moved.add(next);
    }
  }
  return { unchanged: before.length - gone.length, dropped, added: come.filter((dose) => !moved.has(dose)), retimed };
}

/** Whether anything is different at all. */
export function isSame({ dropped, added, retimed }: DoseDifference): boolean {
  return dropped.length + added.length + retimed.length === 0;
}
