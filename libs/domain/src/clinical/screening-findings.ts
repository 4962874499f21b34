import { type Day, type DayRange, type Finding, addDays, atMinute, dayOf, endOf, formatDay } from '@cyclefill/domain/kernel';
import { type RulePack, isPsychotropic, prnPsychotropicLimit } from '@cyclefill/domain/law';
import type { ClinicalOrder, ClinicalResident } from './clinical-order.js';

/** The days that are filled, and by which rules. */
export interface PrnWindow {
  readonly window: DayRange;
  readonly pack: RulePack;
}

/** E23: a PRN psychotropic past its fourteenth day, without what R215 asks for to go on. */
export function prnFinding(order: ClinicalOrder, { window, pack }: PrnWindow): Finding | null {
  if (order.regimen?.prn !== true || !isPsychotropic(order.drug.therapeuticClass)) return null;
  const startedOn = dayOf(order.from);
  const limit = prnPsychotropicLimit({ therapeuticClass: order.drug.therapeuticClass, startedOn, reviews: order.prnReviews }, pack);
  const coversFrom = Math.max(window.from, startedOn) as Day;
  if (coversFrom <= limit.lastDay || endOf(order) <= atMinute(addDays(limit.lastDay, 1))) return null;
  const params = { startedOn: formatDay(startedOn), lastDay: formatDay(limit.lastDay), missing: limit.missing };
  return { code: 'PRN_14D', severity: 'block', rule: limit.basis.rule, subject: order.orderId, params };
}

/** E25: a form that must not be crushed, for a resident whose tablets are crushed. A person decides; the line goes on. */
export function crushFinding(order: ClinicalOrder, resident: Pick<ClinicalResident, 'crushMeds'>): Finding | null {
  if (!resident.crushMeds || order.drug.doNotCrush === null) return null;
  return { code: 'DO_NOT_CRUSH', severity: 'warn', rule: 'R408', subject: order.orderId, params: { reason: order.drug.doNotCrush } };
}
