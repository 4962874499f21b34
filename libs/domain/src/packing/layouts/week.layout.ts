import { type DayRange, type LocalMinute, type MinuteOfDay, addDays, dayOf, minuteOf } from '@cyclefill/domain/kernel';
import { itemsOf, linesOf } from '../cell-load.js';
import type { PackCell, PackOrder, PackPlan } from '../pack-plan.js';
import type { SheetType } from '../pack-type.js';

/** Room taken in one cell. */
interface Load {
  readonly items: number;
  readonly lines: number;
}

/** The orders that share one series of sheets (pack A, pack B …), with the room they take. */
interface SheetSeries {
  /** Most columns that one of its sheets has: what a line is long depends on it. */
  readonly columns: number;
  readonly orders: PackOrder[];
  readonly loads: Map<LocalMinute, Load>;
}

/** Whether every dose of `order` still fits beside what lies in the series. */
function fits(order: PackOrder, series: SheetSeries, type: SheetType): boolean {
  const lines = linesOf(order.product.labelLength, series.columns);
  return order.doses.every(({ at, dose }) => {
    const load = series.loads.get(at) ?? { items: 0, lines: 0 };
    return load.items + itemsOf(dose) <= type.maxItemsPerCell && load.lines + lines <= type.maxLinesPerCell;
  });
}

function put(order: PackOrder, series: SheetSeries): void {
  const lines = linesOf(order.product.labelLength, series.columns);
  for (const { at, dose } of order.doses) {
    const load = series.loads.get(at);
    series.loads.set(at, { items: (load?.items ?? 0) + itemsOf(dose), lines: (load?.lines ?? 0) + lines });
  }
  series.orders.push(order);
}

/** First pack with room, orders in the given order; an order is never divided between two packs of a week (D62). */
function seriesOf(orders: readonly PackOrder[], type: SheetType): readonly SheetSeries[] {
  const all: SheetSeries[] = [];
  const columns = Math.min(type.columns, passesOf(orders.flatMap((order) => order.doses.map(({ at }) => at))).length);
  for (const order of orders) {
    let series = all.find((candidate) => fits(order, candidate, type));
    if (series === undefined) {
      series = { columns, orders: [], loads: new Map() };
      all.push(series);
    }
    put(order, series);
  }
  return all;
}

/** Distinct minutes of the day, ascending. */
function passesOf(moments: Iterable<LocalMinute>): readonly MinuteOfDay[] {
  return [...new Set([...moments].map((at) => minuteOf(at)))].toSorted((a, b) => a - b);
}

/** The passes of a series, ascending, in groups that fill the columns of a sheet. */
function columnGroups(series: SheetSeries, columns: number): readonly (readonly MinuteOfDay[])[] {
  const passes = passesOf(series.loads.keys());
  const groups: MinuteOfDay[][] = [];
  for (let start = 0; start < passes.length; start += columns) groups.push(passes.slice(start, start + columns));
  return groups;
}

function cellsOf(series: SheetSeries, week: DayRange, passes: readonly MinuteOfDay[], columns: number): readonly PackCell[] {
  const cells = new Map<LocalMinute, PackCell['contents'][number][]>();
  for (const order of series.orders) {
    for (const { at, dose } of order.doses) {
      const day = dayOf(at);
      if (day < week.from || day >= week.to || !passes.includes(minuteOf(at))) continue;
      const contents = cells.get(at) ?? [];
      contents.push({ orderId: order.orderId, dose });
      cells.set(at, contents);
    }
  }
  const positionOf = (at: LocalMinute): number => (dayOf(at) - week.from) * columns + passes.indexOf(minuteOf(at));
  return [...cells].map(([at, contents]) => ({ position: positionOf(at), at, contents })).toSorted((a, b) => a.position - b.position);
}

/**
 * The multi-dose sheets of one resident: a sheet a week, one column a pass, further sheets where passes or contents do not
 * fit (D62, D104). Ordered by week; `number` of `count` counts the sheets of a week. Orders must come by id.
 */
export function layoutWeeks(residentId: string, orders: readonly PackOrder[], window: DayRange, type: SheetType): readonly PackPlan[] {
  const sheets = seriesOf(orders, type).flatMap((series) => columnGroups(series, type.columns).map((passes) => ({ series, passes })));
  const plans: PackPlan[] = [];
  for (let from = window.from; from < window.to; from = addDays(from, type.days)) {
    const days: DayRange = { from, to: Math.min(addDays(from, type.days), window.to) as DayRange['to'] };
    const week = sheets.map(({ series, passes }) => ({ passes, cells: cellsOf(series, days, passes, type.columns) })).filter(({ cells }) => cells.length > 0);
    const number = (from - window.from) / type.days + 1;
    week.forEach(({ passes, cells }, index) => {
      const key = [residentId, type.id, `week${number}`, index + 1].join(':');
      plans.push({ key, residentId, type, orderId: null, passes, days, number: index + 1, count: week.length, cells });
    });
  }
  return plans;
}
