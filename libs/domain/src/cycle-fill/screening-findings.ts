import type { Finding } from '@cyclefill/domain/kernel';
import { type ShortCycleFacts, incrementsOf, isShortCycle, submissionClarification } from '@cyclefill/domain/law';
import type { FillWindow } from './fill-window.js';
import type { DrugFacts, FillOrder, ResidentContext } from './fill-order.js';

/** What the 14-day-or-less rule sees of an order (R148). */
export function shortCycleFacts(drug: DrugFacts, { coverage }: ResidentContext): ShortCycleFacts {
  return { ...coverage, applicationType: drug.applicationType, solidOral: drug.solidOral, therapeuticClass: drug.therapeuticClass, originalContainer: drug.originalContainer, rebilled: false };
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
