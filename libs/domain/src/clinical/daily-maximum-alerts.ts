import { type Day, grouped } from '@cyclefill/domain/kernel';
import type { ClinicalAlert } from './clinical-alert.js';
import type { CheckedTime, ClinicalOrder, ClinicalResident } from './clinical-order.js';
import { ingredientKey } from './ingredient.js';
import { DAILY_MAXIMA, type DailyMaximumRow } from './tables/daily-maxima.js';
import { unitsByDay } from './units-a-day.js';

const ROWS = grouped(DAILY_MAXIMA.rows, ({ ingredient }) => ingredientKey(ingredient));

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
    else for (const [day, sum] of units) days.set(day, (days.get(day) ?? 0) + (sum / 1000) * strength);
  }
  return { milligrams: Math.round(Math.max(0, ...days.values()) * 1000) / 1000, untold };
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
    const sum = fullestDay(key, own, resident, time);
    for (const orderId of sum.untold) untold.add(orderId);
    const held = (ROWS.get(key) ?? []).filter(({ fromAge }) => fromAge === 0 || (resident.age !== null && resident.age >= fromAge));
    const row = held.toSorted((a, b) => a.warnAbove - b.warnAbove)[0];
    const limits = row === undefined ? null : row.stopAbove === null ? row : { stopAbove: row.stopAbove, warnAbove };
    const severity = limits === null ? null : severityOf(limits, sum.milligrams);
    const last = own.at(-1);
    if (row === undefined || limits === null || severity === null || last === undefined) continue;
    const limit = severity === 'interrupt' ? limits.stopAbove : limits.warnAbove;
    alerts.push({
      kind: 'MAX_DAILY', severity, rule: 'R407', orderId: last.orderId, otherOrderId: own.length > 1 ? (own[0]?.orderId ?? null) : null, fact: `${DAILY_MAXIMA.id}/${row.id}`,
      params: { ingredient: row.ingredient, milligrams: sum.milligrams, limit, orders: own.length },
    });
  }
  return { alerts, untold: [...untold] };
}
