import { type Day, type LocalMinute, type MinuteOfDay, type MinuteRange, atMinute, endOf, minuteOf } from '@cyclefill/domain/kernel';
import { type Presence, type Removal, doseStateAt, removalsIn } from '@cyclefill/domain/regimen';
import { type GridContext, type GridOrder, type GridRow, stateRow } from './mar-grid.js';
import type { MarCellState } from './mar.model.js';

/** One removal time of what one row applies, over the columns of a record (D27). */
export interface RemovalRow {
  /** Index of the dose row it stands under. */
  readonly under: number;
  readonly minute: MinuteOfDay;
  readonly cells: readonly MarCellState[];
}

/** From the order's start to its end, or to the last removal where that is later: a patch comes off after the stop too. */
function lifeOf({ phases }: GridOrder['regimen'], removals: readonly Removal[]): MinuteRange {
  const last = Math.max(...phases.map(endOf), ...removals.map(({ day, minute }) => atMinute(day, minute) + 1)) as LocalMinute;
  return { from: Math.min(...phases.map(({ from }) => from)) as LocalMinute, to: phases.some(({ to }) => to === null) ? null : last };
}

/**
 * One state a column. What was applied comes off in its time although the order is on hold by then; what was never applied,
 * held or away as it was, does not. An old patch comes off when a new one goes on, and on no other day.
 */
function cellsOf(removals: readonly Removal[], minute: MinuteOfDay, order: GridOrder, context: GridContext): readonly MarCellState[] {
  const days = new Map<Day, Removal>(removals.map((removal) => [removal.day, removal]));
  const presence: Presence = { absences: context.absences.map(({ range }) => range), dischargedAt: context.dischargedAt };
  return stateRow(minute, lifeOf(order.regimen, removals), order.holds, context, (day) => days.has(day)).map((state, column) => {
    const removal = days.get((context.days.from + column) as Day);
    if (removal === undefined || order.regimen.phases[removal.phase]?.lasts === 'next') return state;
    const applied = doseStateAt(removal.applied, order.holds, presence) === 'due';
    if (applied) return state === 'held' ? 'due' : state;
    return state === 'due' ? 'not_due' : state;
  });
}

/** The removals of an order in the columns of a record, under the rows of what they end, in time order. */
export function removalRows(order: GridOrder, rows: readonly GridRow[], context: GridContext): readonly RemovalRow[] {
  const removals = removalsIn(order.regimen, order.passes ?? context.passes, context.days);
  const rowOf = ({ applied }: Removal): number => Math.max(0, rows.findIndex(({ minute }) => minute === minuteOf(applied)));
  const together = new Map<string, Removal[]>();
  for (const removal of removals) {
    const key = `${rowOf(removal)} ${removal.minute}`;
    together.set(key, [...(together.get(key) ?? []), removal]);
  }
  return [...together.values()]
    .flatMap((own) => own.slice(0, 1).map((first): RemovalRow => ({ under: rowOf(first), minute: first.minute, cells: cellsOf(own, first.minute, order, context) })))
    .toSorted((a, b) => a.under - b.under || a.minute - b.minute);
}
