import { InvalidInput } from '@cyclefill/contracts';
import { type Day, formatDay } from '@cyclefill/domain/kernel';
import { windowOn } from '@cyclefill/domain/cycle-fill';
import { cycleOf } from '@cyclefill/features/facility';
import type { CycleRow } from './cycle-row.js';

/** Which of a facility's cycles is meant: a wing's by the wing's name; null = the facility's own; undefined = whichever has a window from the day, where only one has. */
export type CycleChoice = string | null | undefined;

/** How a cycle is named to people. */
export const cycleName = (wing: string | null): string => (wing === null ? "the facility's own" : `wing ${wing}`);

/** The cycles that have a window from `start`. @throws InvalidInput with their names when they are several */
export function onlyCycleFrom(rows: readonly CycleRow[], start: Day): CycleRow | undefined {
  const starting = rows.filter((row) => windowOn(cycleOf(row), start).from === start);
  if (starting.length <= 1) return starting[0];
  const names = starting.map((row) => cycleName(row.wing)).join(', ');
  throw new InvalidInput([{ pointer: 'wing', rule: `${starting.length} cycles of this facility have a window from ${formatDay(start)}: ${names}; name the wing (--wing), or the facility's own cycle (--facility-wide)` }]);
}

/** The cycle of a facility that has a window from `start`, as a person named it. @throws InvalidInput with what there is instead */
export function chooseCycle(rows: readonly CycleRow[], start: Day, wing: CycleChoice): CycleRow {
  const named = wing === undefined ? rows : rows.filter((row) => row.wing === wing);
  if (named.length === 0 && rows.length > 0) {
    const rule = `${cycleName(wing ?? null)} has no cycle here; there is: ${rows.map((row) => cycleName(row.wing)).join(', ')}`;
    throw new InvalidInput([{ pointer: 'wing', rule }]);
  }
  const row = onlyCycleFrom(named, start);
  if (row === undefined) throw new InvalidInput([{ pointer: 'cycle-start', rule: `no cycle of this facility starts then; try ${nearStarts(named, start)}` }]);
  return row;
}

function nearStarts(rows: readonly CycleRow[], start: Day): string {
  const near = rows.map((row) => {
    const window = windowOn(cycleOf(row), start);
    return `${formatDay(window.from)} or ${formatDay(window.to)}${rows.length > 1 ? ` (${cycleName(row.wing)})` : ''}`;
  });
  return near.join(', ') || 'another facility: this one has no cycle';
}
