import { crushFinding, prnFinding } from '@cyclefill/domain/clinical';
import { type DayRange, FINDING_CODES, type Finding, type LocalMinute, type Milli, ZERO, addDays, atMinute, dayOf, endOf, formatDay, formatMilli, overlaps } from '@cyclefill/domain/kernel';
import { checkPrescriptionLimits } from '@cyclefill/domain/law';
import { forEachDoseInOrder } from '@cyclefill/domain/regimen';
import { checkRefill } from './check-refill.js';
import type { FillOrder, ResidentContext } from './fill-order.js';
import type { FillWindow } from './fill-window.js';
import { consentFinding, emergencyFinding, reconciliationFinding } from './law-record-findings.js';
import { productFinding, shortCycleFinding } from './screening-findings.js';
import { daysSupplyOfLastFill, unitsGiven, usedFrom } from './supply.js';
import { differenceOf, isTextProblem } from './text-problem.js';

/** Facts of a walk over the window that findings are made of. */
export interface WindowFacts {
  readonly firstDose: LocalMinute | null;
  readonly heldDoses: number;
  /** On leave or in hospital; doses after discharge are in neither. */
  readonly awayDoses: number;
  /** Supply still needed if no leave or hospital stay came between: the resident may return early. */
  readonly needed: Milli;
  /** A dose that is no multiple of the splittable unit. */
  readonly unsplittable: Milli | null;
  /** E16: why days, times or doses cannot be told; empty when they can. */
  readonly untold: readonly Finding[];
}

/** E02, E03 and R204's day 60: over every active order, PRN and on-demand ones too. */
export function lawFindings(order: FillOrder, facts: WindowFacts, batch: FillWindow): readonly Finding[] {
  const firstDose = facts.firstDose === null ? batch.window.from : dayOf(facts.firstDose);
  return checkPrescriptionLimits(order, firstDose, order.orderId, batch.pack);
}

/** E01: what is left of the authorisation is less than needed. */
export function authorisationFinding(order: FillOrder, facts: WindowFacts): Finding | null {
  if (order.authorisedLeft >= facts.needed) return null;
  const params = { needed: formatMilli(facts.needed), authorisedLeft: formatMilli(order.authorisedLeft), renew: true };
  return { code: 'NO_REFILLS', severity: order.authorisedLeft > 0 ? 'warn' : 'block', rule: 'R117', subject: order.orderId, params };
}

/** E09 for an order that travels in cycle batches. Where nothing is needed there is no new supply, so none is too soon. */
export function tooSoonFinding(order: FillOrder, resident: ResidentContext, facts: WindowFacts, batch: FillWindow): Finding | null {
  if (order.lastFill === null || facts.needed === 0) return null;
  const daysSupply = daysSupplyOfLastFill(order, resident, batch.previousFrom);
  return daysSupply === null ? null : checkRefill({ filledOn: order.lastFill.on, daysSupply, schedule: order.schedule }, batch.window.from, order.orderId, batch.pack);
}

/** Largest number of units that one day of the window takes: the tolerance of a count. */
function oneDaysDoses(order: FillOrder, resident: ResidentContext, window: DayRange): Milli {
  let [largest, current, sum] = [0, -1, 0];
  if (order.regimen === null) return ZERO;
  forEachDoseInOrder(order.regimen, resident.passes, window, (day, _minute, dose) => {
    sum = day === current ? sum + dose : dose;
    current = day;
    if (sum > largest) largest = sum;
  });
  return largest as Milli;
}

/** E24: the counted supply differs from last fill − doses due since by more than one day's doses and at least three units. */
export function varianceFinding(order: FillOrder, resident: ResidentContext, batch: FillWindow): Finding | null {
  if (order.onHand === null || order.lastFill === null) return null;
  const since = atMinute(usedFrom(order, batch.previousFrom));
  // A count from before that supply began to be used says nothing about it.
  if (order.onHand.at < since) return null;
  const used = unitsGiven(order, resident, Math.max(since, order.from) as LocalMinute, order.onHand.at, 'counted');
  const expected = Math.max(0, order.lastFill.quantity - used) as Milli;
  const difference = Math.abs(order.onHand.quantity - expected);
  if (difference < batch.pack.rules['on-hand.variance-floor-milli'].value) return null;
  if (difference <= oneDaysDoses(order, resident, { from: dayOf(since), to: addDays(dayOf(since), 31) })) return null;
  const params = { counted: formatMilli(order.onHand.quantity), expected: formatMilli(expected), lastFill: formatMilli(order.lastFill.quantity), givenSince: formatMilli(used) };
  return { code: 'ON_HAND_VARIANCE', severity: 'warn', rule: 'E24', subject: order.orderId, params };
}

/** D50, D56: the text and the order disagree, or the text cannot be read; found out when the order version was recorded. */
export function textFinding({ problem, orderId }: FillOrder): Finding | null {
  if (problem === null || !isTextProblem(problem)) return null;
  const difference = differenceOf(problem);
  const block = { severity: 'block', subject: orderId } as const;
  return difference === null ? { ...block, code: 'SIG_UNREAD', rule: 'D56', params: {} } : { ...block, code: 'SIG_CONFLICT', rule: 'D50', params: { difference } };
}

/** E20: what a label cannot do without. Missing allergies and room belong to the resident, and stop each of their orders. */
export function dataFindings(order: FillOrder, resident: ResidentContext): readonly Finding[] {
  const missing: (readonly [string, string])[] = [];
  if (!resident.allergiesRecorded) missing.push(['allergies', order.residentId]);
  if (!resident.placed) missing.push(['room', order.residentId]);
  if (!order.prescriberKnown) missing.push(['prescriber', order.orderId]);
  if (order.problem !== null && !isTextProblem(order.problem)) missing.push([order.problem, order.orderId]);
  return missing.map(([field, subject]) => ({ code: 'DATA', severity: 'block', rule: 'E20', subject, params: { missing: field } }));
}

/** E05–E08: what ends or interrupts an order around the window. They explain a quantity and stop nothing. */
export function intervalFindings(order: FillOrder, resident: ResidentContext, facts: WindowFacts, batch: FillWindow): readonly Finding[] {
  const findings: Finding[] = [];
  const [from, to] = [atMinute(batch.window.from), atMinute(batch.window.to)];
  const info = (code: Finding['code'], rule: string, params: Finding['params']): void => {
    findings.push({ code, severity: 'info', rule, subject: order.orderId, params });
  };
  const stop = endOf(order);
  if (stop < to) {
    const [code, rule] = stop <= from ? (['STOPS_BEFORE', 'E05'] as const) : (['STOPS_WITHIN', 'E06'] as const);
    info(code, rule, { lastDay: formatDay(dayOf((stop - 1) as LocalMinute)) });
  }
  const discharge = resident.presence.dischargedAt;
  if (discharge !== null && discharge < to && stop > from) info('DISCHARGED', 'E08', { on: formatDay(dayOf(discharge)) });
  const holdsWindow = order.holds.some((hold) => overlaps(hold, { from, to }));
  if (stop > from && (facts.heldDoses > 0 || facts.awayDoses > 0)) {
    info('AWAY', 'E07', { heldDoses: facts.heldDoses, awayDoses: facts.awayDoses, hold: holdsWindow });
  }
  return findings;
}

/** All findings of one order in a batch, in the order of `FINDING_CODES`. */
export function fillFindings(order: FillOrder, resident: ResidentContext, facts: WindowFacts, batch: FillWindow): readonly Finding[] {
  const found: (Finding | null)[] = [...lawFindings(order, facts, batch), prnFinding(order, batch), emergencyFinding(order, batch), crushFinding(order, resident), ...(order.checked ?? [])];
  if (order.regimen?.prn !== true) {
    const inWindow = endOf(order) > atMinute(batch.window.from);
    const block = (code: Finding['code'], rule: string, params: Finding['params']): Finding => ({ code, severity: 'block', rule, subject: order.orderId, params });
    if (inWindow) found.push(...facts.untold);
    if (inWindow && facts.unsplittable !== null) found.push(block('QTY', 'R134', { dose: formatMilli(facts.unsplittable), splitUnit: formatMilli(order.splitUnit) }));
    if (order.changedSince) found.push(block('CHANGED', 'R105', {}));
    if (order.schedule === 'CII' && facts.firstDose !== null) found.push({ code: 'CII', severity: 'info', rule: 'R204', subject: order.orderId, params: {} });
    if (order.mode === 'cycle') {
      if (inWindow) found.push(authorisationFinding(order, facts), tooSoonFinding(order, resident, facts, batch), varianceFinding(order, resident, batch));
      if (inWindow && facts.firstDose !== null) found.push(reconciliationFinding(order, resident), consentFinding(order, resident, batch), shortCycleFinding(order, resident, batch), productFinding(order));
      found.push(...intervalFindings(order, resident, facts, batch));
    }
  }
  found.push(...dataFindings(order, resident), textFinding(order));
  const findings = found.filter((finding) => finding !== null);
  return findings.length < 2 ? findings : findings.toSorted((a, b) => FINDING_CODES.indexOf(a.code) - FINDING_CODES.indexOf(b.code));
}
