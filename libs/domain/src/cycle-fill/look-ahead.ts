import { type Day, type Finding, type LocalMinute, addDays, atMinute, day, dayOf, endOf } from '@cyclefill/domain/kernel';
import { isPsychotropic, lastFillDay, prnPsychotropicLimit } from '@cyclefill/domain/law';
import { doseStateAt, forEachDoseInOrder } from '@cyclefill/domain/regimen';
import type { FillWindow } from './fill-window.js';
import type { FillOrder, ResidentContext } from './fill-order.js';
import type { FillResult } from './fill-result.js';
import { unitsGiven } from './supply.js';
import type { SupplyMovement } from './supply-movement.js';

/** What will stop an order in a window that is not built yet (R113). */
export const LOOK_AHEAD_KINDS = ['no_refills', 'rx_expires', 'controlled_limit', 'cii_window', 'prn_day_14', 'stop_order', 'automatic_stop', 'no_consent', 'unreconciled', 'emergency_rx', 'lot_expires', 'short_stock'] as const;
export type LookAheadKind = (typeof LOOK_AHEAD_KINDS)[number];

/** What to ask for, and whom it is asked of. */
export type LookAheadAsk = 'renewal' | 'new_prescription' | 'evaluation_or_rationale' | 'confirm_stop' | 'other_lot' | 'order_stock' | 'refill_request' | 'settle_list' | 'signed_prescription';

const RENEWED: readonly LookAheadAsk[] = ['renewal', 'new_prescription', 'evaluation_or_rationale'];

/** Whether what is asked for is a renewal: a new prescription, or for a PRN psychotropic what lets it go on. A stop that the prescriber set is asked about, not renewed. */
export function asksRenewal(ask: LookAheadAsk): boolean {
  return RENEWED.includes(ask);
}

/** One thing that will fail, with the day on which it does and what prevents it. */
export interface LookAheadItem {
  readonly orderId: string;
  readonly kind: LookAheadKind;
  /** The last day that still goes well. */
  readonly on: Day;
  readonly rule: string;
  readonly ask: LookAheadAsk;
}

type Found = Omit<LookAheadItem, 'orderId'>;
type PackedWindow = Extract<SupplyMovement, { kind: 'packed' }>;

const goesOnAfter = (order: FillOrder, on: Day): boolean => endOf(order) > atMinute(addDays(on, 1));

/** The prescription itself: its last fill day lies before the window's end, or its refills are used up. */
function prescriptionEnds(order: FillOrder, { window, pack }: FillWindow, findings: readonly Finding[]): readonly Found[] {
  const last = lastFillDay(order, pack);
  const found: Found[] = [];
  if (last.day < addDays(window.to, -1) && goesOnAfter(order, last.day)) {
    const kind = order.schedule === 'CII' ? 'cii_window' : last.rule === 'R222' ? 'rx_expires' : 'controlled_limit';
    found.push({ kind, on: last.day, rule: last.rule, ask: 'new_prescription' });
  }
  const capped = findings.find(({ code, params }) => code === 'CS_LIMIT' && params['refillCap'] !== undefined);
  if (capped !== undefined) found.push({ kind: 'controlled_limit', on: addDays(window.from, -1), rule: capped.rule, ask: 'new_prescription' });
  return found;
}

/** The window in which supply began to be short and has been since; null = the one before was filled, or something came after it. */
function shortSince({ moved = [] }: FillOrder): PackedWindow | null {
  let since: PackedWindow | null = null;
  for (const one of moved.toSorted((a, b) => a.at - b.at)) {
    if (one.kind === 'packed') since = one.short > 0 ? (since ?? one) : null;
    else if (one.kind === 'filled_on_demand') since = null;
  }
  return since;
}

/** The day of the last dose that what was packed for a window covers; the day before it where that is none. */
function lastDayCovered(order: FillOrder, resident: ResidentContext, { at, until, short }: PackedWindow): Day {
  let left: number = unitsGiven(order, resident, at, until, 'left-out') - short;
  let last = addDays(dayOf(at), -1);
  if (order.regimen === null) return last;
  forEachDoseInOrder(order.regimen, resident.passes, { from: dayOf(at), to: dayOf(until) }, (on, minute, dose) => {
    const given = doseStateAt(atMinute(on, minute), order.holds, resident.presence) === 'due';
    if (given && left >= dose) last = on;
    if (given) left -= dose;
  });
  return last;
}

/** Authorised supply ends inside the window, on the day of the last dose it covers; or before it, in a window that was short of it already. */
function authorisationEnds(order: FillOrder, { findings, packTo }: FillResult, { window }: FillWindow, resident: ResidentContext): readonly Found[] {
  const short = findings.find(({ code }) => code === 'NO_REFILLS');
  if (short === undefined) return [];
  const before = shortSince(order);
  const none = before === null ? addDays(window.from, -1) : lastDayCovered(order, resident, before);
  return [{ kind: 'no_refills', on: packTo === null ? none : dayOf((packTo - 1) as LocalMinute), rule: short.rule, ask: 'renewal' }];
}

function prnEnds(order: FillOrder, { window, pack }: FillWindow): readonly Found[] {
  if (order.regimen?.prn !== true || !isPsychotropic(order.drug.therapeuticClass)) return [];
  const limit = prnPsychotropicLimit({ therapeuticClass: order.drug.therapeuticClass, startedOn: dayOf(order.from), reviews: order.prnReviews }, pack);
  if (limit.lastDay >= addDays(window.to, -1) || !goesOnAfter(order, limit.lastDay)) return [];
  return [{ kind: 'prn_day_14', on: limit.lastDay, rule: limit.basis.rule, ask: 'evaluation_or_rationale' }];
}

/** A stop of the facility's policy is told from now on, also one that comes before the window: the prescriber is asked before the last dose. */
function stops(order: FillOrder, { window, asOf }: FillWindow): readonly Found[] {
  const end = endOf(order);
  const from = order.stopsByPolicy ? asOf : atMinute(window.from);
  if (end <= from || end >= atMinute(window.to)) return [];
  if (order.stopsByPolicy) return [{ kind: 'automatic_stop', on: dayOf((end - 1) as LocalMinute), rule: 'R221', ask: 'renewal' }];
  return [{ kind: 'stop_order', on: dayOf((end - 1) as LocalMinute), rule: 'R221', ask: 'confirm_stop' }];
}

/** What a payer, DEA or the facility has to have on record before the window is built. */
const ON_PAPER: Readonly<Partial<Record<Finding['code'], Pick<Found, 'kind' | 'ask'>>>> = {
  NO_CONSENT: { kind: 'no_consent', ask: 'refill_request' },
  RECONCILIATION: { kind: 'unreconciled', ask: 'settle_list' },
  EMERGENCY_RX: { kind: 'emergency_rx', ask: 'signed_prescription' },
};

const OF_STOCK: Readonly<Partial<Record<Finding['code'], Pick<Found, 'kind' | 'ask'>>>> = {
  LOT_EXP: { kind: 'lot_expires', ask: 'other_lot' },
  STOCK: { kind: 'short_stock', ask: 'order_stock' },
};

/** What will stop or shorten one order in a window to come, by the same engine that will build it (R113). Pure. */
export function lookAhead(order: FillOrder, resident: ResidentContext, result: FillResult, batch: FillWindow): readonly LookAheadItem[] {
  const told = result.findings.flatMap(({ code, rule, params }): readonly Found[] => {
    const kind = OF_STOCK[code] ?? ON_PAPER[code];
    const due = params['dueOn'];
    return kind === undefined ? [] : [{ ...kind, on: typeof due === 'string' ? day(due) : addDays(batch.window.from, -1), rule }];
  });
  return [...authorisationEnds(order, result, batch, resident), ...prescriptionEnds(order, batch, result.findings), ...prnEnds(order, batch), ...stops(order, batch), ...told]
    .map((found) => ({ orderId: order.orderId, ...found }));
}
