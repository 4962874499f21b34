import { type Finding, type LocalMinute, addDays, dayOf } from '@cyclefill/domain/kernel';
import type { RulePack } from '@cyclefill/domain/law';
import { allergenOf } from './allergen.js';
import { allergyAlerts } from './allergy-alerts.js';
import type { AlertKind, ClinicalAlert } from './clinical-alert.js';
import type { CheckedTime, ClinicalOrder, ClinicalResident } from './clinical-order.js';
import { dailyMaximumAlerts } from './daily-maximum-alerts.js';
import { duplicateClassAlerts } from './duplicate-alerts.js';
import { duplicateFindings } from './duplicate-findings.js';
import { interactionAlerts } from './interaction-alerts.js';
import { inForce } from './order-pairs.js';
import { hazardousNotes, olderAdultNotes, qtNotes } from './passive-alerts.js';
import { crushFinding, prnFinding } from './screening-findings.js';

/** What no check looked at, because it is not recorded: said, never passed over as if all were well (R411). */
export interface NotChecked {
  readonly what: 'allergies' | 'allergen' | 'age' | 'weight' | 'renal' | 'product' | 'dose';
  /** An allergen as recorded, or the id of an order; null = it is about the resident. */
  readonly about: string | null;
}

/** All that the checks over the orders of one resident came to. */
export interface ClinicalCheck {
  readonly alerts: readonly ClinicalAlert[];
  readonly notChecked: readonly NotChecked[];
}

const lacking = (what: NotChecked['what'], missing: boolean): readonly NotChecked[] => (missing ? [{ what, about: null }] : []);

function notCheckedOf(orders: readonly ClinicalOrder[], resident: ClinicalResident, untold: readonly string[]): readonly NotChecked[] {
  return [
    ...lacking('allergies', resident.allergies === null), ...lacking('age', resident.age === null), ...lacking('weight', resident.weightKg === null), ...lacking('renal', resident.creatinineClearance === null),
    ...(resident.allergies ?? []).filter((text) => !allergenOf(text).known).map((about) => ({ what: 'allergen', about }) as const),
    ...orders.filter(({ drug }) => drug.concept.ingredients.length === 0).map(({ orderId }) => ({ what: 'product', about: orderId }) as const),
    ...untold.map((about) => ({ what: 'dose', about }) as const),
  ];
}

/** A finding of another rule; a duplicate names the other order by its id. */
function elsewhere({ code, severity, rule, subject, params: { otherRx = null, ...params } }: Finding): ClinicalAlert {
  return { kind: code as AlertKind, severity: severity === 'block' ? 'interrupt' : 'warn', rule, orderId: subject, otherOrderId: otherRx as string | null, fact: 'catalogue', params };
}

/** What a build finds by its own rules, told here with the rest. */
function screened(orders: readonly ClinicalOrder[], resident: ClinicalResident, time: CheckedTime, pack: RulePack): readonly ClinicalAlert[] {
  const window = { from: dayOf(time.from), to: addDays(dayOf((time.to - 1) as LocalMinute), 1) };
  const found = orders.flatMap((order) => [crushFinding(order, resident), prnFinding(order, { window, pack })]).filter((finding) => finding !== null);
  const twice = duplicateFindings(orders, window, ({ orderId }) => orderId);
  return [...twice, ...found].map(elsewhere);
}

/**
 * Every check over the orders of one resident that are in force in a stretch of time (R401–R411). Holds are not looked at: what
 * rests may be resumed. Pure; the same orders in the same order give the same answer.
 * @param orders of one resident, in output order
 */
export function checkResident(orders: readonly ClinicalOrder[], resident: ClinicalResident, time: CheckedTime, pack: RulePack): ClinicalCheck {
  const active = inForce(orders, time);
  const maxima = dailyMaximumAlerts(active, resident, time, pack.rules['clinical.acetaminophen-warn-mg'].value);
  return {
    alerts: [
      ...allergyAlerts(active, resident.allergies ?? [], resident.given), ...interactionAlerts(active), ...duplicateClassAlerts(active), ...maxima.alerts,
      ...screened(active, resident, time, pack), ...olderAdultNotes(active, resident.age), ...qtNotes(active), ...hazardousNotes(active),
    ],
    notChecked: notCheckedOf(active, resident, maxima.untold),
  };
}
