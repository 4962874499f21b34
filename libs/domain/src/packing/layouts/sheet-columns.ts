import { type MinuteOfDay, grouped } from '@cyclefill/domain/kernel';
import type { SheetType } from '../pack-type.js';

const DAY = 1440;

/** Where the doses of one hour lie: on which of the sheets that belong together, and in which column. */
export interface ColumnPlace {
  readonly sheet: number;
  readonly column: number;
}

interface Hour {
  readonly minute: MinuteOfDay;
  /** The part of the day it is in. */
  readonly part: number;
}

/** Every way to take `count` of `columns` columns from left to right. */
function choices(columns: number, count: number, from = 0): readonly (readonly number[])[] {
  if (count === 0) return [[]];
  const found: (readonly number[])[] = [];
  for (let column = from; column <= columns - count; column += 1) {
    for (const rest of choices(columns, count - 1, column + 1)) found.push([column, ...rest]);
  }
  return found;
}

/** Columns for hours that all have room beside each other: by the clock, each as near to its part of the day as can be. */
function spread(hours: readonly Hour[], columns: number): readonly number[] {
  const away = (taken: readonly number[]): number => hours.reduce((sum, { part }, index) => sum + Math.abs((taken[index] ?? 0) - part), 0);
  return choices(columns, hours.length).toSorted((a, b) => away(a) - away(b))[0] ?? [];
}

/** The hour of each part of the day that has its column: the one nearest to the usual hour, the earlier of two. */
function usualHours(hours: readonly Hour[], { parts }: SheetType): readonly Hour[] {
  return [...grouped(hours, ({ part }) => part)].flatMap(([part, own]) => {
    const usual = parts[part]?.usual ?? 0;
    return own.toSorted((a, b) => Math.abs(a.minute - usual) - Math.abs(b.minute - usual) || a.minute - b.minute).slice(0, 1);
  });
}

function place(hours: readonly Hour[], type: SheetType, sheet: number, places: Map<MinuteOfDay, ColumnPlace>): void {
  if (hours.length === 0) return;
  const usual = usualHours(hours, type);
  const [first, columns] = hours.length > type.columns ? [usual, usual.map(({ part }) => part)] : [hours, usual.length === hours.length ? hours.map(({ part }) => part) : spread(hours, type.columns)];
  first.forEach(({ minute }, index) => places.set(minute, { sheet, column: columns[index] ?? 0 }));
  place(hours.filter((hour) => !first.includes(hour)), type, sheet + 1, places);
}

/**
 * The columns of a resident's hours. Each part of the day has its own column, so that while no two hours share a part an hour
 * has the same place whatever other hours there are. Where two share one, all hours lie beside each other while they are no
 * more than the columns; else each part keeps its usual hour and the others are on a further sheet. On a stock of one column
 * each hour has a pack of its own.
 */
export function sheetColumns(minutes: Iterable<MinuteOfDay>, type: SheetType): ReadonlyMap<MinuteOfDay, ColumnPlace> {
  const places = new Map<MinuteOfDay, ColumnPlace>();
  const clock = [...new Set(minutes)].toSorted((a, b) => a - b);
  const { parts } = type;
  if (parts.length < 2) {
    clock.forEach((minute, sheet) => places.set(minute, { sheet, column: 0 }));
    return places;
  }
  const dawn = parts[0]?.from ?? 0;
  const sinceDawn = (minute: MinuteOfDay): number => (minute - dawn + DAY) % DAY;
  const hours = clock.toSorted((a, b) => sinceDawn(a) - sinceDawn(b)).map((minute): Hour => ({ minute, part: parts.findLastIndex(({ from }) => (from - dawn + DAY) % DAY <= sinceDawn(minute)) }));
  place(hours, type, 0, places);
  return places;
}
