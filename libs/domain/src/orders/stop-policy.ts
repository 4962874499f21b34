import { type LocalMinute, MINUTES_PER_DAY } from '@cyclefill/domain/kernel';
import type { DeaSchedule, RulePack } from '@cyclefill/domain/law';

/** Classes that a policy of automatic stops tells apart (R221). */
export const STOP_CLASSES = ['anti_infective', 'eye_antibiotic_steroid', 'cough_cold', 'antihistamine_decongestant', 'controlled_analgesic', 'other'] as const;
export type StopClass = (typeof STOP_CLASSES)[number];

/** Days that an order without a stated duration runs, by class; null = no automatic stop. */
export type StopPolicy = Readonly<Record<StopClass, number | null>>;

/**
 * The policy of a facility that has set none: the days of its rule pack for the acute classes (R221). All else is renewed when
 * its authorisation ends, which is asked for elsewhere: no stop by itself.
 */
export function stopPolicyOf({ rules }: RulePack): StopPolicy {
  const acute = rules['automatic-stop.acute-days'].value;
  return { anti_infective: acute, eye_antibiotic_steroid: acute, cough_cold: acute, antihistamine_decongestant: acute, controlled_analgesic: acute, other: null };
}

/** What the catalogue says of a product that places it in a class. */
export interface StopProduct {
  readonly therapeuticClass: string;
  readonly ingredient: string;
  readonly schedule: DeaSchedule | null;
}

const EYE_DRUG = /antibiotic|mycin|floxacin|sulfacetamide|prednisolone|dexamethasone|loteprednol|fluorometholone|difluprednate/iu;
const COUGH_COLD = /guaifenesin|dextromethorphan|benzonatate|pseudoephedrine/iu;

/** The class of a product; what is in none of the acute ones is `other`. */
export function stopClassOf({ therapeuticClass, ingredient, schedule }: StopProduct): StopClass {
  if (therapeuticClass === 'Eye') return EYE_DRUG.test(ingredient) ? 'eye_antibiotic_steroid' : 'other';
  if (COUGH_COLD.test(ingredient)) return 'cough_cold';
  if (therapeuticClass === 'Antibiotic' || therapeuticClass === 'Antiviral/antifungal') return 'anti_infective';
  if (therapeuticClass === 'Antihistamine') return 'antihistamine_decongestant';
  return therapeuticClass === 'Opioid' && schedule !== null ? 'controlled_analgesic' : 'other';
}

/** A stop by policy: of the facility's own it happens, of the common one it is proposed; the prescriber is told before the last dose (R221). */
export interface ProposedStop {
  readonly at: LocalMinute;
  readonly rule: 'R221';
  readonly stopClass: StopClass;
  readonly days: number;
}

/** The automatic stop of an order from `from` on; none when it states its own end, which wins. */
export function proposeStop(order: { readonly from: LocalMinute; readonly to: LocalMinute | null }, product: StopProduct, policy: StopPolicy): ProposedStop | null {
  const stopClass = stopClassOf(product);
  const days = policy[stopClass];
  if (order.to !== null || days === null) return null;
  return { at: (order.from + days * MINUTES_PER_DAY) as LocalMinute, rule: 'R221', stopClass, days };
}
