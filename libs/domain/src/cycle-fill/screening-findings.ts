import { type Day, type Finding, addDays, atMinute, dayOf, endOf, formatDay } from '@cyclefill/domain/kernel';
import { type ShortCycleFacts, incrementsOf, isPsychotropic, isShortCycle, prnPsychotropicLimit, submissionClarification } from '@cyclefill/domain/law';
import type { FillWindow } from './fill-window.js';
import type { DrugFacts, FillOrder, ResidentContext } from './fill-order.js';

/** What the 14-day-or-less rule sees of an order (R148). */
export function shortCycleFacts(drug: DrugFacts, { coverage }: ResidentContext): ShortCycleFacts {
  return { ...coverage, applicationType: drug.applicationType, solidOral: drug.solidOral, therapeuticClass: drug.therapeuticClass, originalContainer: drug.originalContainer, rebilled: false };
}

/** E23: a PRN psychotropic past its fourteenth day, without what R215 asks for to go on. */
export function prnFinding(order: FillOrder, batch: FillWindow): Finding | null {
  if (order.regimen?.prn !== true || !isPsychotropic(order.drug.therapeuticClass)) return null;
  const startedOn = dayOf(order.from);
  const limit = prnPsychotropicLimit({ therapeuticClass: order.drug.therapeuticClass, startedOn, reviews: order.prnReviews }, batch.pack);
  const coversFrom = Math.max(batch.window.from, startedOn) as Day;
  if (coversFrom <= limit.lastDay || endOf(order) <= atMinute(addDays(limit.lastDay, 1))) return null;
  const params = { startedOn: formatDay(startedOn), lastDay: formatDay(limit.lastDay), missing: limit.missing };
  return { code: 'PRN_14D', severity: 'block', rule: limit.basis.rule, subject: order.orderId, params };
}

/** E25: a form that must not be crushed, for a resident whose tablets are crushed. A person decides; the line goes on. */
export function crushFinding(order: FillOrder, resident: ResidentContext): Finding | null {
  if (!resident.crushMeds || order.drug.doNotCrush === null) return null;
  return { code: 'DO_NOT_CRUSH', severity: 'warn', rule: 'R408', subject: order.orderId, params: { reason: order.drug.doNotCrush } };
}

/** E19: a supply longer than the rule allows is handed out and billed in increments of it; the finding names them. */
export function shortCycleFinding(order: FillOrder, resident: ResidentContext, batch: FillWindow): Finding | null {
  const facts = shortCycleFacts(order.drug, resident);
  const increments = incrementsOf(facts, batch.window.to - batch.window.from, batch.pack);
  if (!isShortCycle(facts) || increments.length === 1) return null;
  const params = { days: batch.window.to - batch.window.from, increments: increments.join(' + '), clarification: submissionClarification(facts, increments[0] ?? 0) };
  return { code: 'SHORT_CYCLE', severity: 'info', rule: batch.pack.rules['short-cycle.brand-days'].rule, subject: order.orderId, params };
}

/** E21: another product than in the window before: what the nurse holds looks different. */
export function productFinding(order: FillOrder): Finding | null {
  if (order.previousNdc11 === null || order.previousNdc11 === order.drug.ndc11) return null;
  return { code: 'NDC_CHANGED', severity: 'warn', rule: 'E21', subject: order.orderId, params: { before: order.previousNdc11, now: order.drug.ndc11 } };
}
