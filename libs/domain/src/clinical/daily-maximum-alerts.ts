import { type Day, grouped } from '@cyclefill/domain/kernel';
import type { ClinicalAlert } from './clinical-alert.js';
import type { CheckedTime, ClinicalOrder, ClinicalResident } from './clinical-order.js';
import { ingredientKey } from './ingredient.js';
import { DAILY_MAXIMA, type DailyMaximumRow } from './tables/daily-maxima.js';
import { unitsAtMost, unitsByDay } from './units-a-day.js';

const ROWS = grouped(DAILY_MAXIMA.rows, ({ ingredient }) => ingredientKey(ingredient));

/** What the order's own text allows of an ingredient: a limit in grams is of its main one, such as the acetaminophen of a combination. */
function statedLimit(key: string, { statedMost, drug: { concept: { milligrams } } }: ClinicalOrder): number {
  return typeof statedMost !== 'number' || (milligrams.get(key) ?? 0) < Math.max(...milligrams.values()) ? Infinity : statedMost;
}

/** The sum of one ingredient on its fullest day, and which orders could not be told. */
interface Sum {
  readonly milligrams: number;
  readonly untold: readonly string[];
}

/** Units are thousandths. */
function fullestDay(key: string, orders: readonly ClinicalOrder[], { passesOf }: ClinicalResident, time: CheckedTime): Sum {
  const [days, untold]: [Map<Day, number>, string[]] = [new Map(), []];
  for (const order of orders) {
    const strength = order.drug.concept.milligrams.get(key);
    const units = strength === undefined ? null : unitsByDay(order.regimen, passesOf(order.orderId), time);
    if (strength === undefined || units === null) untold.push(order.orderId);
    else for (const [day, sum] of units) days.set(day, (days.get(day) ?? 0) + Math.min((sum / 1000) * strength, statedLimit(key, order)));
  }
  return { milligrams: Math.round(Math.max(0, ...days.values()) * 1000) / 1000, untold };
}

/** Milligrams that no day comes to more than; Infinity where an order cannot be told so quickly. */
function milligramsAtMost(key: string, orders: readonly ClinicalOrder[], { passesOf }: ClinicalResident): number {
  let sum = 0;
  for (const order of orders) {
    const most = ((unitsAtMost(order.regimen, passesOf(order.orderId)) ?? Infinity) / 1000) * (order.drug.concept.milligrams.get(key) ?? Infinity);
    sum += Math.min(most, most === Infinity ? Infinity : statedLimit(key, order));
  }
  return sum;
}

/** The strictest row that holds at an age. */
function rowFor(key: string, age: number | null): DailyMaximumRow | null {
  const held = (ROWS.get(key) ?? []).filter(({ fromAge }) => fromAge === 0 || (age !== null && age >= fromAge));
  return held.length < 2 ? (held[0] ?? null) : (held.toSorted((a, b) => a.warnAbove - b.warnAbove)[0] ?? null);
}

function severityOf({ stopAbove, warnAbove }: Pick<DailyMaximumRow, 'stopAbove' | 'warnAbove'>, milligrams: number): 'interrupt' | 'warn' | null {
  if (stopAbove !== null && milligrams > stopAbove) return 'interrupt';
  return milligrams > warnAbove ? 'warn' : null;
}

/** What the check of daily maxima came to. */
export interface DailyMaxima {
  readonly alerts: readonly ClinicalAlert[];
  /** Ids of orders whose dose, or strength, could not be told. */
  readonly untold: readonly string[];
}

/**
 * The most of each ingredient on one day, over all orders that hold it, combinations and as-needed ones at most use (R407). It stands on
 * the last of them in output order. @param warnAbove milligrams of acetaminophen from which a person looks, as the pharmacy sets it @param orders in force
 */
export function dailyMaximumAlerts(orders: readonly ClinicalOrder[], resident: ClinicalResident, time: CheckedTime, warnAbove: number): DailyMaxima {
  const [alerts, untold]: [ClinicalAlert[], Set<string>] = [[], new Set()];
  const acting = orders.filter(({ drug }) => drug.concept.systemic);
  const keys = new Set(acting.flatMap(({ drug }) => drug.concept.ingredients).filter((key) => ROWS.has(key)));
  for (const key of keys) {
    const own = acting.filter(({ drug }) => drug.concept.ingredients.includes(key));
    const row = rowFor(key, resident.age);
    const [last, limits] = [own.at(-1), row === null || row.stopAbove === null ? row : { stopAbove: row.stopAbove, warnAbove }];
    if (row === null || limits === null || last === undefined || milligramsAtMost(key, own, resident) <= limits.warnAbove) continue;
    const sum = fullestDay(key, own, resident, time);
    for (const orderId of sum.untold) untold.add(orderId);
    const severity = severityOf(limits, sum.milligrams);
    if (severity === null) continue;
    const limit = severity === 'interrupt' ? limits.stopAbove : limits.warnAbove;
    alerts.push({
      kind: 'MAX_DAILY', severity, rule: 'R407', orderId: last.orderId, otherOrderId: own.length > 1 ? (own[0]?.orderId ?? null) : null, fact: `${DAILY_MAXIMA.id}/${row.id}`,
      params: { ingredient: row.ingredient, milligrams: sum.milligrams, limit, orders: own.length },
    });
  }
  return { alerts, untold: [...untold] };
}
