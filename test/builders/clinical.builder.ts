import { type CheckedTime, type ClinicalCheck, type ClinicalResident, checkResident, drugConcept } from '@cyclefill/domain/clinical';
import { atMinute, day } from '@cyclefill/domain/kernel';
import { type OrderBuilder, anOrder } from './order.builder.js';
import { aResident } from './resident.builder.js';
import { COMMON_RULES } from './rules.builder.js';

/** Two weeks of December. */
export const TWO_WEEKS: CheckedTime = { from: atMinute(day('2026-12-01')), to: atMinute(day('2026-12-15')) };

/** Nothing recorded against any drug, 60 years old. */
export const A_CLINICAL_RESIDENT: ClinicalResident = {
  allergies: [], age: 60, crushMeds: false, weightKg: null, creatinineClearance: null, passesOf: () => aResident().build().passes, given: new Map(),
};

/** One tablet a day of a drug. */
export function anOrderOf(ingredient: string, strength = '1 mg', category = 'oral_solid'): OrderBuilder {
  return anOrder().of({ ingredients: ingredient, concept: drugConcept({ name: ingredient.replaceAll(' / ', '-'), ingredient, strength, category, hazardous: false }) });
}

/** The checks over a resident's orders, all in force for two weeks. */
export function checked(orders: readonly OrderBuilder[], resident: Partial<ClinicalResident> = {}): ClinicalCheck {
  return checkResident(orders.map((order) => order.build()), { ...A_CLINICAL_RESIDENT, ...resident }, TWO_WEEKS, COMMON_RULES);
}
