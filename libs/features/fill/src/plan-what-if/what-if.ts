import { type Day, type Milli, type MinuteOfDay, ZERO, addDays } from '@cyclefill/domain/kernel';
import { type Cycle, type FillStatus, windowOn } from '@cyclefill/domain/cycle-fill';
import type { MedPassRow } from '@cyclefill/domain/regimen';
import type { DecidedBatch } from '../compute-fill-batch/decide-batch.js';
import type { FillSnapshot } from '../compute-fill-batch/fill-snapshot.js';

/** What is taken to be otherwise; null or empty = as it is. */
export interface Supposition {
  readonly cycleDays: number | null;
  readonly anchor: Day | null;
  /** Products that cannot be had. */
  readonly withoutNdcs: ReadonlySet<string>;
  /** Times of pass codes for the whole facility, its wings too. */
  readonly passes: ReadonlyMap<string, readonly MinuteOfDay[]>;
}

/** One order today and as supposed. */
export interface PlannedOrder {
  readonly rxNumber: string;
  readonly residentCode: string;
  readonly ndc11: string;
  readonly today: PlannedQuantity | null;
  readonly supposed: PlannedQuantity | null;
  readonly difference: Milli;
}

/** `outage` = its product cannot be had. */
export interface PlannedQuantity {
  readonly dispensed: Milli;
  readonly status: FillStatus | 'outage';
}

/** The cycle with another length or anchor. */
export function supposedCycle(cycle: Cycle, { cycleDays, anchor }: Supposition): Cycle {
  const timing = cycleDays === null ? cycle.timing : ({ kind: 'period', days: cycleDays } as const);
  return { timing, anchor: anchor ?? cycle.anchor, leadDays: cycle.leadDays, cutOff: cycle.cutOff };
}

/** The snapshot with other tables, and the window of the supposed cycle that holds the day asked for. */
export function supposedSnapshot(snapshot: FillSnapshot, cycle: Cycle, on: Day, { passes }: Supposition): FillSnapshot {
  const window = windowOn(cycle, on);
  const batch = { ...snapshot.batch, window, previousFrom: windowOn(cycle, addDays(window.from, -1)).from };
  return { ...snapshot, batch, medPasses: withPasses(snapshot.medPasses, passes, window.from) };
}

/** Tables in which every row of a code that was in force, the wings' too, gives way to the supposed one; rows of residents and orders stay. */
function withPasses(rows: readonly MedPassRow[], passes: Supposition['passes'], from: Day): readonly MedPassRow[] {
  const kept = rows.filter(({ own, code, effectiveFrom }) => own !== undefined || !passes.has(code) || effectiveFrom < from);
  const wings = new Set<string | null>([null, ...rows.map(({ wing }) => wing)]);
  return [...kept, ...[...passes].flatMap(([code, minutes]) => [...wings].map((wing): MedPassRow => ({ wing, code, effectiveFrom: from, minutes })))];
}

function quantitiesOf({ lines }: DecidedBatch, without: ReadonlySet<string>): ReadonlyMap<string, PlannedQuantity> {
  return new Map(lines.map(({ order, result: { status, quantities } }) => [
    order.orderId, without.has(order.product.ndc11) ? { dispensed: ZERO, status: 'outage' as const } : { dispensed: quantities.dispensed, status },
  ]));
}

/** Both plans side by side, in output order: every order that has a line in either. */
export function compareBatches(snapshot: FillSnapshot, today: DecidedBatch, supposed: DecidedBatch, { withoutNdcs }: Supposition): readonly PlannedOrder[] {
  const [before, after] = [quantitiesOf(today, new Set()), quantitiesOf(supposed, withoutNdcs)];
  return snapshot.orders.flatMap((order): PlannedOrder[] => {
    const [a, b] = [before.get(order.orderId) ?? null, after.get(order.orderId) ?? null];
    if (a === null && b === null) return [];
    const residentCode = snapshot.residents.get(order.residentId)?.code ?? '';
    return [{ rxNumber: order.rxNumber, residentCode, ndc11: order.product.ndc11, today: a, supposed: b, difference: ((b?.dispensed ?? 0) - (a?.dispensed ?? 0)) as Milli }];
  });
}
