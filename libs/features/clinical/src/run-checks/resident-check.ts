import { hash } from 'node:crypto';
import { CLINICAL_TABLES_STAMP, type CheckedTime, type ClinicalCheck, type ClinicalOrder, type ClinicalResident, checkResident } from '@cyclefill/domain/clinical';
import { type JsonValue, overlaps } from '@cyclefill/domain/kernel';
import type { RulePack } from '@cyclefill/domain/law';

/** An order with what the record of a check names it by. */
export interface NamedOrder extends ClinicalOrder {
  readonly versionId: string;
  readonly rxNumber: string;
  readonly drug: ClinicalOrder['drug'] & { readonly ndc11: string };
}

/** The checks over one resident's orders, with what they were made from. */
export interface ResidentCheck {
  readonly residentId: string;
  readonly check: ClinicalCheck;
  /** What was looked at, for the record (R412): made only where it is written. */
  readonly inputs: () => JsonValue;
  /** SHA-256 over tables, inputs and answer: the same again is the same check. */
  readonly checkHash: string;
}

/** How often a drug was given counts on from week to week, and makes no other check. */
function answerText({ alerts, notChecked }: ClinicalCheck): string {
  let text = '';
  for (const { kind, severity, orderId, otherOrderId, fact, params } of alerts) text += `${kind} ${severity} ${orderId} ${otherOrderId} ${fact} ${params['milligrams']} ${params['givenSince']} ${params['lastDay']}|`;
  for (const { what, about } of notChecked) text += `${what} ${about}|`;
  return text;
}

/** Checks one resident and notes what was looked at. @param orders of the resident in output order */
export function checkedResident(residentId: string, orders: readonly NamedOrder[], resident: ClinicalResident, time: CheckedTime, pack: RulePack): ResidentCheck {
  const check = checkResident(orders, resident, time, pack);
  const looked = orders.filter((order) => overlaps(order, time));
  const inputs = (): JsonValue => ({
    allergies: resident.allergies, age: resident.age, crushMeds: resident.crushMeds,
    orders: looked.map(({ orderId, versionId, rxNumber, drug }) => ({ orderId, versionId, rxNumber, ndc11: drug.ndc11 })),
  });
  const text = `${CLINICAL_TABLES_STAMP}|${JSON.stringify(resident.allergies)}|${resident.age}|${resident.crushMeds}|${looked.map(({ versionId }) => versionId).join('')}|${answerText(check)}`;
  return { residentId, check, inputs, checkHash: hash('sha256', text, 'hex') };
}
