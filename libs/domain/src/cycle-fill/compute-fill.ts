import { type Day, type Finding, type LocalMinute, type Milli, ONE_UNIT, atMinute, coversAny, divideUp, endOf, formatMilli, isBlocked } from '@cyclefill/domain/kernel';
import { type Regimen, checkRegimen, doseStateAt, forEachDoseInOrder } from '@cyclefill/domain/regimen';
import { type WindowFacts, fillFindings } from './fill-findings.js';
import type { FillWindow } from './fill-window.js';
import type { FillOrder, ResidentContext } from './fill-order.js';
import type { FillQuantities, FillResult, FillStatus } from './fill-result.js';
import { MOST_UNITS } from './dose-measure.js';
import { supplyAt } from './supply-ledger.js';

/** E16 for directions that have no structure at all. */
function asWritten(orderId: string): Finding {
  return { code: 'QTY', severity: 'block', rule: 'R110', subject: orderId, params: { reason: 'not computable' } };
}

/** E16 for a sum that no line has. */
function tooMuch(orderId: string, { scheduled }: WindowWalk): Finding {
  const detail = scheduled > Number.MAX_SAFE_INTEGER ? String(Number((scheduled / 1000).toPrecision(12))) : formatMilli(scheduled as Milli);
  return { code: 'QTY', severity: 'block', rule: 'R110', subject: orderId, params: { reason: 'not computable', problem: 'sum-absurd', phase: 1, detail } };
}

/** The doses of an order in a window, summed by state; the due ones kept in time order. */
interface WindowWalk {
  scheduled: number;
  /** By the order's own holds, whatever the census says. */
  held: number;
  heldDoses: number;
  /** On leave or in hospital. */
  awayDoses: number;
  /** After discharge. */
  goneDoses: number;
  dueUnits: number;
  /** Units of the STAT dose, when it is due in the window (D46): the first dose of its order, and no part of the lists below. */
  statUnits: number;
  adminDays: number;
  first: LocalMinute | null;
  unsplittable: Milli | null;
  /** Moments of the due doses and, beside them, their units: numbers in two lists, as a run keeps fifty for each order. */
  readonly dueAt: LocalMinute[];
  readonly dueDose: number[];
}

function emptyWalk(): WindowWalk {
  return { scheduled: 0, held: 0, heldDoses: 0, awayDoses: 0, goneDoses: 0, dueUnits: 0, statUnits: 0, adminDays: 0, first: null, unsplittable: null, dueAt: [], dueDose: [] };
}

function walkWindow(order: FillOrder, resident: ResidentContext, batch: FillWindow): WindowWalk {
  const walk = emptyWalk();
  if (order.regimen === null) return walk;
  const { absences, dischargedAt } = resident.presence;
  const allDue = order.holds.length === 0 && absences.length === 0 && dischargedAt === null;
  const { phases } = order.regimen;
  let lastDay: Day | null = null;
  forEachDoseInOrder(order.regimen, resident.passes, batch.window, (day, minute, dose, phase) => {
    const at = atMinute(day, minute);
    walk.first ??= at;
    if (day !== lastDay) walk.adminDays += 1;
    lastDay = day;
    walk.scheduled += dose;
    if (dose % order.splitUnit !== 0) walk.unsplittable ??= dose;
    const isStat = phases[phase]?.stat === true;
    const add = isStat ? addStat : addDue;
    if (allDue) return add(walk, at, dose);
    if (coversAny(order.holds, at)) walk.held += dose;
    const state = doseStateAt(at, order.holds, resident.presence);
    if (state === 'due') add(walk, at, dose);
    else if (dischargedAt !== null && at >= dischargedAt) walk.goneDoses += 1;
    else if (state === 'held') walk.heldDoses += 1;
    else walk.awayDoses += 1;
  });
  return walk;
}

function addStat(walk: WindowWalk, _at: LocalMinute, dose: Milli): void {
  walk.dueUnits += dose;
  walk.statUnits += dose;
}

/** Two phases at one minute are one administration, so that a stretch of packed doses never splits it. */
function addDue(walk: WindowWalk, at: LocalMinute, dose: Milli): void {
  const { dueAt, dueDose } = walk;
  const last = dueAt.length - 1;
  walk.dueUnits += dose;
  if (last >= 0 && dueAt[last] === at) dueDose[last] = (dueDose[last] ?? 0) + dose;
  else {
    dueAt.push(at);
    dueDose.push(dose);
  }
}

/** Which of the due doses the carried supply covers, which are dispensed, which stay short; always whole doses. */
interface Allocation {
  readonly covered: number;
  readonly dispensed: number;
  readonly packFrom: LocalMinute | null;
  readonly packTo: LocalMinute | null;
}

function allocate({ dueAt, dueDose }: WindowWalk, carryIn: number, limit: number): Allocation {
  let [index, covered, dispensed] = [0, 0, 0];
  for (; index < dueAt.length; index += 1) {
    const dose = dueDose[index] as number;
    if (covered + dose > carryIn) break;
    covered += dose;
  }
  const packFrom = dueAt[index] ?? null;
  let packTo: LocalMinute | null = null;
  for (; index < dueAt.length; index += 1) {
    const dose = dueDose[index] as number;
    if (dispensed + dose > limit) break;
    dispensed += dose;
    packTo = ((dueAt[index] as LocalMinute) + 1) as LocalMinute;
  }
  return { covered, dispensed, packFrom: packTo === null ? null : packFrom, packTo };
}

function statusOf(order: FillOrder, walk: WindowWalk, quantities: FillQuantities, blocked: boolean): FillStatus {
  if (blocked) return 'excepted';
  if (order.mode !== 'cycle') return 'on_demand';
  if (walk.dueAt.length === 0 && walk.statUnits === 0) return walk.awayDoses + walk.goneDoses > 0 ? 'away' : 'held';
  if (quantities.dispensed === 0 && quantities.short === 0) return 'covered';
  return quantities.short > 0 ? 'partial' : 'filled';
}

/** The problems of a regimen; a sum beyond measure is one where nothing else is. */
function untoldOf(orderId: string, regimen: Regimen, { passes }: ResidentContext, tooLarge: WindowWalk | null): readonly Finding[] {
  const found = checkRegimen(orderId, regimen, passes);
  return found.length > 0 || tooLarge === null ? found : [tooMuch(orderId, tooLarge)];
}

/**
 * What one order gets in one window (R108–R118, R126, R133–R137): its quantities, the stretch of doses that is packed and
 * every finding with its rule. `null` when the order is not active between the as-of instant and the window's end. Pure.
 * Fed its own result as supply it dispenses nothing.
 */
export function computeFill(order: FillOrder, resident: ResidentContext, batch: FillWindow): FillResult | null {
  if (endOf(order) <= batch.asOf || order.from >= atMinute(batch.window.to)) return null;
  const walked = walkWindow(order, resident, batch);
  const isTooMuch = walked.scheduled > MOST_UNITS;
  const walk = isTooMuch ? emptyWalk() : walked;
  const carryIn = supplyAt(order, resident, batch.window.from, 'left-out');
  const { absences, dischargedAt } = resident.presence;
  const supplyIfPresent = absences.length === 0 && dischargedAt === null ? carryIn : supplyAt(order, resident, batch.window.from, 'counted');
  const afterHolds = (walk.scheduled - walk.held) as Milli;
  const facts: WindowFacts = {
    firstDose: walk.first,
    heldDoses: walk.heldDoses,
    awayDoses: walk.awayDoses,
    needed: Math.max(0, afterHolds - supplyIfPresent) as Milli,
    unsplittable: walk.unsplittable,
    untold: order.regimen === null ? [asWritten(order.orderId)] : untoldOf(order.orderId, order.regimen, resident, isTooMuch ? walked : null),
  };
  const findings = fillFindings(order, resident, facts, batch);
  const { isSetAside } = batch;
  const blocked = isBlocked(isSetAside === undefined ? findings : findings.filter((finding) => !isSetAside(finding)));
  const travels = order.mode === 'cycle' && order.regimen?.prn !== true && !blocked;
  // The STAT dose comes first: out of what is there, when that is enough, else from elsewhere (D46).
  const statCovered = walk.statUnits <= carryIn ? walk.statUnits : 0;
  const allocation = allocate(walk, carryIn - statCovered, travels ? order.authorisedLeft : 0);
  const [due, stat, covered] = [walk.dueUnits as Milli, (walk.statUnits - statCovered) as Milli, (allocation.covered + statCovered) as Milli];
  const quantities: FillQuantities = {
    scheduled: walk.scheduled as Milli,
    afterHolds,
    due,
    carryIn,
    covered,
    dispensed: allocation.dispensed as Milli,
    short: (due - covered - allocation.dispensed - stat) as Milli,
    stat,
    carryOut: (carryIn - covered) as Milli,
    pulled: allocation.dispensed === 0 ? 0 : divideUp(allocation.dispensed as Milli, ONE_UNIT),
    adminDays: walk.adminDays,
  };
  return { status: statusOf(order, walk, quantities, blocked), quantities, packFrom: allocation.packFrom, packTo: allocation.packTo, findings };
}

/** Whether a result is a line of the batch: a non-PRN order with a dose in the window, or one whose doses cannot be told. */
export function isFillLine(order: FillOrder, result: FillResult): boolean {
  if (order.regimen?.prn === true) return false;
  return result.quantities.adminDays > 0 || result.findings.some((finding) => finding.code === 'QTY');
}
