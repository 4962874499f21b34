import { type Day, type DayRange, type LocalMinute, type Milli, type MinuteOfDay, type MinuteRange, addDays, atMinute, coversAny, endOf } from '@cyclefill/domain/kernel';
import { type PassSchedule, type PassWindow, type Presence, type Regimen, doseStateAt, forEachDose, passWindowAt } from '@cyclefill/domain/regimen';
import type { DateStyle } from './document-frame.js';
import type { MarCellState } from './mar.model.js';

/** A stay away from the facility; the two kinds are marked apart on a MAR. */
export interface Absence {
  readonly kind: 'leave' | 'hospital';
  readonly range: MinuteRange;
}

/** What holds for every order of one resident on one record. */
export interface GridContext {
  readonly passes: PassSchedule;
  /** The columns. */
  readonly days: DayRange;
  readonly absences: readonly Absence[];
  readonly dischargedAt: LocalMinute | null;
  /** How dates are written (D112). */
  readonly dates?: DateStyle | undefined;
}

/** One administration time and dose of an order over the columns of a record. */
export interface GridRow {
  readonly minute: MinuteOfDay;
  readonly dose: Milli;
  /** First phase of the regimen that gives this dose at this time. */
  readonly phase: number;
  readonly cells: readonly MarCellState[];
  /** Days with a scheduled dose, ascending. */
  readonly scheduled: readonly Day[];
  /** The window printed instead of the hour (D44); null = the hour. */
  readonly window: PassWindow | null;
  /** The STAT dose, which has a row of its own with one open cell (D32). */
  readonly stat: boolean;
}

/** What the rows of an order are made of. */
export interface GridOrder {
  readonly regimen: Regimen;
  readonly holds: readonly MinuteRange[];
  /** Its own table of hours; absent = its resident's. */
  readonly passes?: PassSchedule;
  /** Given at the hour itself, whatever the pass allows (D44). */
  readonly timeCritical?: boolean;
}

interface RowDraft {
  readonly minute: MinuteOfDay;
  readonly dose: Milli;
  readonly phase: number;
  readonly phases: Set<number>;
  readonly days: Set<Day>;
  readonly window: PassWindow | null;
  readonly stat: boolean;
}

/** How far around the month a row is looked for when the month itself has no dose (R139: patterns reach 400 days). */
const LOOK_AROUND_DAYS = 400;

/** Rows by time, window and dose. Two equal doses at one moment take two rows: each cell is one dose. */
function draftRows({ regimen, timeCritical }: GridOrder, passes: PassSchedule, days: DayRange): readonly RowDraft[] {
  const rows = new Map<string, RowDraft>();
  const windowed = timeCritical !== true && passes.some(({ liberal }) => liberal);
  forEachDose(regimen, passes, days, (day, minute, dose, phase) => {
    const given = windowed ? regimen.phases[phase] : undefined;
    const window = given === undefined ? null : passWindowAt(given, passes, day, minute);
    const stat = regimen.phases[phase]?.stat === true;
    const at = window === null ? `${minute}` : `${minute} -${window.early} +${window.late}`;
    for (let copy = 0; ; copy += 1) {
      const key = `${at}/${dose}/${copy}${stat ? ' STAT' : ''}`;
      const row = rows.get(key) ?? { minute, dose, phase, phases: new Set<number>(), days: new Set<Day>(), window, stat };
      if (row.days.has(day)) continue;
      row.days.add(day);
      row.phases.add(phase);
      rows.set(key, row);
      return;
    }
  });
  return [...rows.values()];
}

/** From the first start to the last end of the phases that give a row. */
function rangeOf(regimen: Regimen, phases: ReadonlySet<number>): MinuteRange {
  const own = regimen.phases.filter((_, index) => phases.has(index));
  const to = Math.max(...own.map(endOf)) as LocalMinute;
  return { from: Math.min(...own.map((phase) => phase.from)) as LocalMinute, to: own.some((phase) => phase.to === null) ? null : to };
}

/** Why a moment inside an order's life has no dose of ours, or null: held first, as in every count (D24). */
function interruption(at: LocalMinute, holds: readonly MinuteRange[], context: GridContext, presence: Presence): MarCellState | null {
  const state = doseStateAt(at, holds, presence);
  if (state === 'due') return null;
  if (state === 'held') return 'held';
  if (context.dischargedAt !== null && at >= context.dischargedAt) return 'discharged';
  return context.absences.find((absence) => coversAny([absence.range], at))?.kind ?? 'leave';
}

/** One state a column for the times `at` of a row (D20–D24); `isDue` says whether a dose is scheduled on a day. */
export function stateRow(minute: MinuteOfDay, life: MinuteRange, holds: readonly MinuteRange[], context: GridContext, isDue: (day: Day) => boolean): readonly MarCellState[] {
  const presence: Presence = { absences: context.absences.map((absence) => absence.range), dischargedAt: context.dischargedAt };
  const cells: MarCellState[] = [];
  for (let { from } = context.days; from < context.days.to; from = addDays(from, 1)) {
    const at = atMinute(from, minute);
    if (at < life.from) cells.push('before_start');
    else if (life.to !== null && at >= life.to) cells.push('after_stop');
    else cells.push(interruption(at, holds, context, presence) ?? (isDue(from) ? 'due' : 'not_due'));
  }
  return cells;
}

/**
 * The rows of one order, from the same list of doses as packs and fills (D1): by phase, then time. Every scheduled dose of the
 * columns is one cell; it is `due` exactly when a fill counts it as due.
 */
export function gridRows(order: GridOrder, context: GridContext): readonly GridRow[] {
  const { regimen, holds, passes = context.passes } = order;
  let drafts = draftRows(order, passes, context.days);
  if (drafts.length === 0) {
    const around = { from: addDays(context.days.from, -LOOK_AROUND_DAYS), to: addDays(context.days.to, LOOK_AROUND_DAYS) };
    drafts = draftRows(order, passes, around).map((draft) => ({ ...draft, days: new Set<Day>() }));
  }
  const rows = drafts.map(({ minute, dose, phase, phases, days, window, stat }) => ({
    minute,
    dose,
    phase,
    window,
    stat,
    cells: stateRow(minute, rangeOf(regimen, phases), holds, context, (day) => days.has(day)),
    scheduled: [...days].toSorted((a, b) => a - b),
  }));
  return rows.toSorted((a, b) => a.phase - b.phase || a.minute - b.minute);
}
