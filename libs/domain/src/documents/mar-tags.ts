import { type Day, type DayRange, type LocalMinute, type MinuteRange, atMinute, dayOf, endOf, formatClock, minuteOf, overlaps } from '@cyclefill/domain/kernel';
import type { Absence, GridContext, GridRow } from './mar-grid.js';
import type { MarCellState, MarTag } from './mar.model.js';
import { holdText } from './mar-order.js';
import { lastDayOf, shortDate, spanText, startText } from './print-dates.js';

/** Characters of a tag that stand over one day column (D103: 8 pt bold over 15 pt). */
const CHARACTERS_PER_COLUMN = 3.2;

/** A tag and the row it belongs to. */
export interface PlacedTag extends MarTag {
  readonly row: number;
}

/**
 * Tags for the grid. A tag never lies over a cell to be signed: where no closed run is long enough it is left out, and holds,
 * which are said nowhere else, go to the reference lines. Stops stand there anyway, absences in the footnotes.
 */
export interface TagPlan {
  readonly tags: readonly PlacedTag[];
  readonly elsewhere: readonly string[];
}

interface Wanted {
  readonly text: string;
  readonly row: number;
  readonly state: MarCellState;
  readonly from: number;
}

/** Columns from `from` on that have one state. */
function runLength(cells: readonly MarCellState[], from: number): number {
  let length = 0;
  while (cells[from + length] === cells[from] && from + length < cells.length) length += 1;
  return length;
}

/** Row, day and hour of the last scheduled dose of the record; null when it has none. */
function lastDose(rows: readonly GridRow[]): { readonly row: number; readonly at: LocalMinute } | null {
  const ends = rows.flatMap(({ scheduled, minute }, row) => {
    const day = scheduled.at(-1);
    return day === undefined ? [] : [{ row, at: atMinute(day, minute) }];
  });
  return ends.toSorted((a, b) => b.at - a.at || a.row - b.row)[0] ?? null;
}

/** The stop of a block: at its last scheduled dose, on the row of that dose (D22). */
function stopTag(rows: readonly GridRow[], end: LocalMinute | null, { days, dates }: GridContext): Wanted | null {
  if (end === null || lastDayOf(end) >= days.to) return null;
  const last = lastDose(rows);
  const row = last?.row ?? 0;
  const from = rows[row]?.cells.indexOf('after_stop') ?? -1;
  if (from < 0) return null;
  const text = last === null ? shortDate(lastDayOf(end), dates) : `${shortDate(dayOf(last.at), dates)} ${formatClock(minuteOf(last.at))}`;
  return { text: `STOP after ${text}`, row, state: 'after_stop', from };
}

/** First row and column that a hold, an absence or a discharge closes. */
function runTag(rows: readonly GridRow[], state: MarCellState, range: MinuteRange, days: DayRange, text: string): Wanted | null {
  for (let row = 0; row < rows.length; row += 1) {
    const { cells, minute } = rows[row] as GridRow;
    const from = cells.findIndex((cell, column) => {
      const at = atMinute((days.from + column) as Day, minute);
      return cell === state && at >= range.from && at < endOf(range);
    });
    if (from >= 0) return { text, row, state, from };
  }
  return null;
}

/** `ON LEAVE 12/18/2026 1000 until 12/21/2026 1800` */
export function absenceText({ kind, range }: Absence, dates: GridContext['dates']): string {
  return `${kind === 'leave' ? 'ON LEAVE' : 'IN HOSPITAL'} ${spanText(range, dates)}`;
}

/** `DISCHARGED 12/03/2026 1100` */
export function dischargeText(at: LocalMinute, dates: GridContext['dates']): string {
  return `DISCHARGED ${startText(at, dates)}`;
}

/** One cell stays free before a tag of H, so that the mark is seen; closed runs are hatched and need none. */
function placed(wanted: Wanted, rows: readonly GridRow[]): PlacedTag | null {
  const cells = rows[wanted.row]?.cells ?? [];
  const run = runLength(cells, wanted.from);
  const needed = Math.ceil(wanted.text.length / CHARACTERS_PER_COLUMN);
  if (needed > run) return null;
  const column = wanted.state !== 'after_stop' && needed < run ? wanted.from + 1 : wanted.from;
  return { row: wanted.row, column, text: wanted.text };
}

/** The tags of one block; `end` is the end of its last order or step. */
export function planTags(rows: readonly GridRow[], end: LocalMinute | null, holds: readonly MinuteRange[], context: GridContext): TagPlan {
  const { days, absences, dischargedAt } = context;
  const columns: MinuteRange = { from: atMinute(days.from), to: atMinute(days.to) };
  const known = [
    stopTag(rows, end, context),
    ...holds.filter((hold) => overlaps(hold, columns)).map((hold) => runTag(rows, 'held', hold, days, holdText(hold, context.dates))),
    ...absences.filter(({ range }) => overlaps(range, columns)).map((absence) => runTag(rows, absence.kind, absence.range, days, absenceText(absence, context.dates))),
    dischargedAt === null || dayOf(dischargedAt) >= days.to ? null : runTag(rows, 'discharged', { from: dischargedAt, to: null }, days, dischargeText(dischargedAt, context.dates)),
  ].filter((wanted) => wanted !== null);
  const tags: PlacedTag[] = [];
  const elsewhere: string[] = [];
  for (const wanted of known) {
    const tag = placed(wanted, rows);
    if (tag === null && wanted.state === 'held') elsewhere.push(wanted.text);
    if (tag !== null) tags.push(tag);
  }
  return { tags, elsewhere };
}

/** Columns at whose left edge an order starts or ends (D21, D22). */
export function edgesOf(cells: readonly MarCellState[]): readonly number[] {
  const starts = cells.findIndex((cell) => cell !== 'before_start');
  const stops = cells.indexOf('after_stop');
  const leaves = cells.indexOf('discharged');
  return [starts, stops, leaves].filter((column) => column > 0).toSorted((a, b) => a - b);
}
