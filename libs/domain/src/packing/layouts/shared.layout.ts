import { type Day, type DayRange, type LocalMinute, type MinuteOfDay, addDays, dayOf, formatClock, grouped, minuteOf } from '@cyclefill/domain/kernel';
import type { PackCell, PackOrder, PackPlan } from '../pack-plan.js';
import type { SharedType } from '../pack-type.js';
import { type CellSeries, type OpenCell, cellSeries } from './cell-series.js';
import { type ColumnPlace, sheetColumns } from './sheet-columns.js';

/** A pack while it is laid out: which of the packs of its days, and its cells. */
interface Draft {
  readonly period: number;
  readonly series: number;
  readonly sheet: number;
  readonly cells: PackCell[];
}

const MINUTES_A_DAY = 1440;
const ONE_STRIP: ColumnPlace = { sheet: 0, column: 0 };

/** Place of a cell in the stock: of a sheet its day and column, on a strip its moment, which other moments do not move. */
function positionOf(type: SharedType, at: LocalMinute, from: Day, column: number, index: number): number {
  const offset = dayOf(at) - from;
  return type.kind === 'sheet' ? offset * type.columns + column : (offset * MINUTES_A_DAY + minuteOf(at)) * type.pouchesAPass + index;
}

function draftsOf(all: readonly CellSeries[], window: DayRange, type: SharedType, places: ReadonlyMap<MinuteOfDay, ColumnPlace>): readonly Draft[] {
  const drafts = new Map<string, Draft>();
  const add = (series: number, at: LocalMinute, { contents }: OpenCell, index: number): void => {
    const period = Math.floor((dayOf(at) - window.from) / type.days);
    const { sheet, column } = places.get(minuteOf(at)) ?? ONE_STRIP;
    const key = `${period}/${series}/${sheet}`;
    let draft = drafts.get(key);
    if (draft === undefined) {
      draft = { period, series, sheet, cells: [] };
      drafts.set(key, draft);
    }
    draft.cells.push({ position: positionOf(type, at, addDays(window.from, period * type.days), column, index), at, contents });
  };
  all.forEach(({ cells }, series) => {
    for (const [at, own] of cells) own.forEach((cell, index) => {
      add(series, at, cell, index);
    });
  });
  return [...drafts.values()].toSorted((a, b) => a.period - b.period || a.series - b.series || a.sheet - b.sheet);
}

/** Which pack of its days it is, however many others there are; the first of all is "1". */
function nameOf({ series, sheet, cells }: Draft, type: SharedType): string {
  if (type.kind === 'sheet' && type.columns === 1) return `${formatClock(minuteOf(cells[0]?.at ?? (0 as LocalMinute)))}.${series + 1}`;
  return series === 0 && sheet === 0 ? '1' : `${series + 1}.${sheet + 1}`;
}

/** Passes that a series has on a sheet, over all its days. */
function passesOf(drafts: readonly Draft[], { series, sheet }: Draft): readonly MinuteOfDay[] {
  return [...new Set(drafts.filter((one) => one.series === series && one.sheet === sheet).flatMap(({ cells }) => cells.map(({ at }) => minuteOf(at))))].toSorted((a, b) => a - b);
}

/**
 * The packs of one resident whose cells several drugs share: sheets of some days with a column a part of the day, or strips of
 * pouches; further ones where passes or contents do not fit (D62, D104). Ordered by days; `number` of `count` counts the
 * packs of the same days. Orders must come by id.
 */
export function layoutShared(residentId: string, orders: readonly PackOrder[], window: DayRange, type: SharedType): readonly PackPlan[] {
  if (orders.length === 0) return [];
  const all = cellSeries(orders, type);
  const minutes = orders.flatMap(({ doses }) => doses.map(({ at }) => minuteOf(at)));
  const drafts = draftsOf(all, window, type, type.kind === 'sheet' ? sheetColumns(minutes, type) : new Map());
  const [word, byPeriod] = [type.days === 7 ? 'week' : 'part', grouped(drafts, ({ period }) => period)];
  const passes = new Map<string, readonly MinuteOfDay[]>();
  return [...byPeriod].flatMap(([period, own]) => own.map((draft, index): PackPlan => {
    const from = addDays(window.from, period * type.days);
    const name = nameOf(draft, type);
    if (!passes.has(name)) passes.set(name, passesOf(drafts, draft));
    return {
      key: [residentId, type.id, `${word}${period + 1}`, name].join(':'), residentId, type, orderId: null, passes: passes.get(name) ?? [],
      days: { from, to: Math.min(addDays(from, type.days), window.to) as Day },
      number: index + 1, count: own.length, cells: draft.cells.toSorted((a, b) => a.position - b.position),
    };
  }));
}
