import { type MinuteOfDay, addDays, atMinute, dayOf, grouped, minuteOf } from '@cyclefill/domain/kernel';
import type { PackCell, PackPlan } from '@cyclefill/domain/packing';
import type { PassText } from './card.model.js';
import { headsOf, hoursOf } from './pack-columns.js';
import type { DateStyle } from './document-frame.js';
import { shortDate, weekdayName } from './print-dates.js';
import { partLetter } from './split-pass.js';

/** A cell of a pack as a person counts it. */
export interface GridCell {
  /** Its day where rows do not name it, or its number on a card without times; `` = the row names it. */
  readonly label: string;
  readonly count: string;
  /** Another count than most cells of its column: looked at twice. */
  readonly isOdd: boolean;
}

/** The cells of a pack as they lie before a person, row by row; null = nothing of it is to lie there. */
export interface CountGrid {
  /** Empty = cells name their day themselves. */
  readonly columns: readonly { readonly pass: PassText; readonly part: string | null }[];
  readonly rows: readonly { readonly label: readonly string[]; readonly cells: readonly (GridCell | null)[] }[];
}

/** What is counted in one cell; null = nothing of it lies there. */
export type CountCell = (cell: PackCell) => string | null;

type Placed = readonly (readonly (PackCell | null)[])[];
interface Column {
  readonly hour: MinuteOfDay | null;
  readonly pass: PassText;
  /** Which of the cells of one moment. */
  readonly nth: number;
  readonly of: number;
}

/** Rows of a card or of cups, as wide as the stock; rows behind the last cell are not drawn. */
function asOnStock({ type, cells }: PackPlan): Placed {
  const { columns } = type.geometry;
  const byPosition = new Map(cells.map((cell) => [cell.position, cell]));
  const rows = Math.ceil((Math.max(0, ...cells.map(({ position }) => position)) + 1) / columns);
  return Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (_own, column) => byPosition.get(row * columns + column) ?? null));
}

/** A column an hour; moments of a strip that lie in several pouches have one for each. */
function columnsOf(plan: PackPlan): readonly Column[] {
  const most = new Map<MinuteOfDay, number>();
  for (const [at, own] of grouped(plan.cells, (cell) => cell.at)) most.set(minuteOf(at), Math.max(most.get(minuteOf(at)) ?? 0, own.length));
  const heads = headsOf(plan);
  return hoursOf(plan).flatMap((hour, index) => {
    const [pass, of] = [heads[index], hour === null ? 1 : (most.get(hour) ?? 1)];
    return pass === undefined ? [] : Array.from({ length: of }, (_, nth): Column => ({ hour, pass, nth, of }));
  });
}

function dayByDay({ cells, days }: PackPlan, columns: readonly Column[]): Placed {
  const byMoment = grouped(cells, ({ at }) => at);
  return Array.from({ length: days.to - days.from }, (_, row) => columns.map(({ hour, nth }) => (hour === null ? null : (byMoment.get(atMinute(addDays(days.from, row), hour))?.[nth] ?? null))));
}

/** The count that most cells of a list have. */
function usualOf(counts: readonly string[]): string | null {
  const tally = [...grouped(counts, (text) => text).values()];
  return tally.toSorted((a, b) => b.length - a.length)[0]?.[0] ?? null;
}

function counted(placed: Placed, count: CountCell, label: (cell: PackCell) => string): readonly (readonly (GridCell | null)[])[] {
  const texts = placed.map((row) => row.map((cell) => (cell === null ? null : count(cell))));
  const usual = (placed[0] ?? []).map((_, column) => usualOf(texts.flatMap((row) => row[column] ?? [])));
  return placed.map((row, y) => row.map((cell, x) => {
    const text = texts[y]?.[x] ?? null;
    return cell === null || text === null ? null : { label: label(cell), count: text, isOdd: text !== usual[x] };
  }));
}

/** The grid of a pack with what `count` says of each cell: laid out as the stock is, a strip day by day (D80, D82, D106). */
export function countGrid(plan: PackPlan, count: CountCell, dates: DateStyle | undefined): CountGrid {
  const { type, passes, days } = plan;
  if (type.kind === 'card' || (type.kind === 'sheet' && type.columns === 1)) {
    const label = ({ at, position }: PackCell): string => (passes.length === 0 ? `no. ${position + 1}` : `${weekdayName(dayOf(at))} ${shortDate(dayOf(at), dates)}`);
    return { columns: [], rows: counted(asOnStock(plan), count, label).map((cells) => ({ label: [], cells })) };
  }
  const columns = columnsOf(plan);
  const label = (row: number): readonly string[] => [weekdayName(addDays(days.from, row)), shortDate(addDays(days.from, row), dates)];
  return {
    columns: columns.map(({ pass, nth, of }) => ({ pass, part: of > 1 ? `pouch ${partLetter(nth)}` : null })),
    rows: counted(dayByDay(plan, columns), count, () => '').map((cells, row) => ({ label: label(row), cells })),
  };
}
