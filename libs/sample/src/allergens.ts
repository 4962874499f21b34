import type { Product } from './product.js';

/** Something a resident reacts to, and which products of the formulary that rules out. */
export interface Allergen {
  readonly name: string;
  readonly reactions: readonly string[];
  readonly ingredients: readonly string[];
  readonly classes: readonly string[];
}

const NSAIDS = ['aspirin', 'ibuprofen', 'naproxen', 'meloxicam', 'celecoxib', 'diclofenac'];
const PENICILLINS_AND_CEPHALOSPORINS = ['amoxicillin', 'clavulanate', 'cephalexin', 'cefuroxime'];

export const ALLERGENS: readonly Allergen[] = [
  allergen('Penicillin', ['rash', 'hives', 'anaphylaxis'], PENICILLINS_AND_CEPHALOSPORINS),
  allergen('Cephalexin', ['rash'], PENICILLINS_AND_CEPHALOSPORINS),
  allergen('Sulfonamides', ['hives', 'rash'], ['sulfamethoxazole', 'silver sulfadiazine']),
  allergen('Codeine', ['nausea', 'itching'], [], ['Opioid', 'Respiratory oral']),
  allergen('Morphine', ['confusion', 'itching'], [], ['Opioid']),
  allergen('Aspirin', ['GI bleed', 'wheezing'], NSAIDS),
  allergen('Ibuprofen', ['renal', 'GI upset'], NSAIDS),
  allergen('Lisinopril', ['angioedema', 'cough'], [], ['ACE inhibitor', 'ARB']),
  allergen('Atorvastatin', ['myalgia'], [], ['Statin/lipid']),
  allergen('Ciprofloxacin', ['tendonitis'], ['ciprofloxacin', 'levofloxacin', 'ofloxacin', 'moxifloxacin']),
  allergen('Erythromycin', ['GI upset'], ['azithromycin', 'erythromycin']),
  allergen('Iodinated contrast', ['anaphylaxis', 'hives'], []),
  allergen('Latex', ['contact dermatitis'], []),
  allergen('Shellfish', ['hives'], []),
  allergen('Peanuts', ['hives'], []),
  allergen('Bee venom', ['swelling'], []),
];

export function rulesOut(allergen: Allergen, product: Product): boolean {
  return allergen.classes.includes(product.therapeuticClass)
    || product.ingredients.some((ingredient) => allergen.ingredients.includes(ingredient));
}

function allergen(name: string, reactions: readonly string[], ingredients: readonly string[], classes: readonly string[] = []): Allergen {
  return { name, reactions, ingredients, classes };
}
