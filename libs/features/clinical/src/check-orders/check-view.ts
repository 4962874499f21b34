import { ALERT_KINDS, ALERT_SEVERITIES, CLINICAL_TABLES_STAMP, type ClinicalAlert } from '@cyclefill/domain/clinical';
import { z } from 'zod';
import type { NamedOrder, ResidentCheck } from '../run-checks/resident-check.js';
import { alertSentence, notCheckedSentence } from './alert-sentence.js';

export const clinicalAlertSchema = z.object({
  kind: z.enum(ALERT_KINDS), severity: z.enum(ALERT_SEVERITIES), rule: z.string(), orderId: z.uuid(), rxNumber: z.string(),
  otherOrderId: z.uuid().nullable(), otherRx: z.string().nullable(), fact: z.string().describe('table and row'), sentence: z.string(),
}).meta({ id: 'ClinicalAlert' });

/** The checks over a resident's orders as a caller is told them. */
export const clinicalCheckSchema = z.object({
  tables: z.string().describe('tables and versions, such as `interactions@1`'),
  alerts: z.array(clinicalAlertSchema).describe('what interrupts first, then what warns, then what is only shown'),
  notChecked: z.array(z.object({ what: z.string(), about: z.string().nullable().describe('an allergen as recorded, or an Rx number'), sentence: z.string() }))
    .describe('what no check looked at, because it is not recorded'),
}).meta({ id: 'ClinicalCheck' });
export type ClinicalCheckView = z.output<typeof clinicalCheckSchema>;

const rank = ({ severity }: Pick<ClinicalAlert, 'severity'>): number => ALERT_SEVERITIES.indexOf(severity);

/** @param orderId only what is about this order; null = everything */
export function checkView({ check }: ResidentCheck, orders: readonly NamedOrder[], orderId: string | null): ClinicalCheckView {
  const names = new Map(orders.map((order) => [order.orderId, order.rxNumber]));
  const nameOf = (id: string): string => names.get(id) ?? '';
  const isAbout = (id: string | null): boolean => orderId === null || id === orderId;
  return {
    tables: CLINICAL_TABLES_STAMP,
    alerts: check.alerts.filter((alert) => isAbout(alert.orderId) || isAbout(alert.otherOrderId)).toSorted((a, b) => rank(a) - rank(b)).map(({ params, ...alert }) => {
      const otherRx = alert.otherOrderId === null ? null : nameOf(alert.otherOrderId);
      return { ...alert, rxNumber: nameOf(alert.orderId), otherRx, sentence: alertSentence(alert.kind, params, otherRx ?? '') };
    }),
    notChecked: check.notChecked.filter(({ what, about }) => orderId === null || (what !== 'product' && what !== 'dose') || about === orderId)
      .map(({ what, about }) => ({ what, about: about === null ? null : (names.get(about) ?? about), sentence: notCheckedSentence(what) })),
  };
}
