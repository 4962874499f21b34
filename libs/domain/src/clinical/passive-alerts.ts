import type { ClinicalAlert } from './clinical-alert.js';
import type { ClinicalOrder } from './clinical-order.js';
import { namedIngredients } from './groups.js';
import { DRUG_GROUPS } from './tables/drug-groups.js';
import { OLDER_ADULTS, type OlderAdultRow } from './tables/older-adults.js';

/** From this age on (R406). */
export const OLDER_ADULT_AGE = 65;

const OLDER = new Map<string, readonly OlderAdultRow[]>();
for (const row of OLDER_ADULTS.rows) for (const key of namedIngredients(row.drugs)) OLDER.set(key, [...(OLDER.get(key) ?? []), row]);
const QT = namedIngredients(['@qt-high-risk', '@qt-label']);

const about = (order: ClinicalOrder, alert: Pick<ClinicalAlert, 'kind' | 'rule' | 'fact' | 'params'>): ClinicalAlert => ({ ...alert, severity: 'passive', orderId: order.orderId, otherOrderId: null });

/** What to weigh of each order from 65 years on (R406). @param age null = not known, so nothing is said */
export function olderAdultNotes(orders: readonly ClinicalOrder[], age: number | null): readonly ClinicalAlert[] {
  if (age === null || age < OLDER_ADULT_AGE) return [];
  return orders.filter(({ drug }) => drug.concept.systemic).flatMap((order) => [...new Set(order.drug.concept.ingredients.flatMap((key) => OLDER.get(key) ?? []))]
    .map((row) => about(order, { kind: 'OLDER_ADULT', rule: 'R406', fact: `${OLDER_ADULTS.id}/${row.id}`, params: { note: row.note } })));
}

/** Two or more drugs whose labels speak of the QT interval, on each of them (R410). Two of high risk are an interaction that stops. */
export function qtNotes(orders: readonly ClinicalOrder[]): readonly ClinicalAlert[] {
  const found = orders.filter(({ drug: { concept } }) => concept.systemic && concept.ingredients.some((key) => QT.has(key)));
  const drugs = new Set(found.map(({ drug }) => drug.ingredients)).size;
  return drugs < 2 ? [] : found.map((order) => about(order, { kind: 'QT', rule: 'R410', fact: `${DRUG_GROUPS.id}/qt-label`, params: { drugs } }));
}

/** What is handled with gloves, on a tray of its own (R409). */
export function hazardousNotes(orders: readonly ClinicalOrder[]): readonly ClinicalAlert[] {
  return orders.filter(({ drug }) => drug.concept.hazardous).map((order) => about(order, { kind: 'HAZARDOUS', rule: 'R409', fact: 'catalogue/hazardous', params: {} }));
}
