import type { Finding, FindingCode } from '@cyclefill/domain/kernel';
import { CHECKED_ACROSS, type ClinicalAlert } from './clinical-alert.js';
import type { ClinicalCheck } from './check-resident.js';

const ACROSS: ReadonlySet<string> = new Set(CHECKED_ACROSS);

/** The findings of a batch: what interrupts blocks its order until a pharmacist sets it aside, what warns is looked at; the passive stays with the check. @param nameOf Rx number of an order */
export function findingsOfCheck({ alerts }: ClinicalCheck, nameOf: (orderId: string) => string): readonly Finding[] {
  const told = (alert: ClinicalAlert): alert is ClinicalAlert & { readonly kind: FindingCode } => ACROSS.has(alert.kind) && alert.severity !== 'passive';
  return alerts.filter(told).map(({ kind, severity, rule, orderId, otherOrderId, fact, params }): Finding => {
    const other: Finding['params'] = otherOrderId === null ? {} : { otherRx: nameOf(otherOrderId) };
    return { code: kind, severity: severity === 'interrupt' ? 'block' : 'warn', rule, subject: orderId, params: { ...params, fact, ...other } };
  });
}
