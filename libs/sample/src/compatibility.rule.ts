import { rulesOut, type Allergen } from './allergens.js';
import type { Product } from './product.js';

const NSAIDS = ['ibuprofen', 'naproxen', 'meloxicam', 'celecoxib'];
const OPIOIDS = ['morphine', 'oxycodone', 'fentanyl', 'hydromorphone', 'hydrocodone', 'buprenorphine', 'methadone', 'codeine', 'tramadol'];

/** Pairs that a careful prescriber keeps apart; written once, read both ways. */
const KEPT_APART: Readonly<Record<string, readonly string[]>> = {
  warfarin: ['sulfamethoxazole', 'amiodarone', 'metronidazole', 'fluconazole', 'ciprofloxacin', 'levofloxacin', 'aspirin', ...NSAIDS],
  apixaban: ['phenytoin', 'carbamazepine', 'aspirin', ...NSAIDS],
  rivaroxaban: ['phenytoin', 'carbamazepine', 'aspirin', ...NSAIDS],
  'dabigatran etexilate': ['phenytoin', 'carbamazepine', 'aspirin', ...NSAIDS],
  simvastatin: ['diltiazem', 'amiodarone', 'ranolazine'],
  digoxin: ['amiodarone', 'diltiazem'],
  lisinopril: ['spironolactone'],
  losartan: ['spironolactone'],
  sacubitril: ['spironolactone'],
  citalopram: ['ondansetron', 'haloperidol', 'quetiapine'],
  escitalopram: ['ondansetron', 'haloperidol'],
  tramadol: ['sertraline', 'fluoxetine', 'bupropion', 'citalopram', 'escitalopram', 'duloxetine', 'venlafaxine', 'mirtazapine', 'trazodone'],
  lorazepam: OPIOIDS, clonazepam: OPIOIDS, alprazolam: OPIOIDS, temazepam: OPIOIDS, zolpidem: OPIOIDS,
  gabapentin: OPIOIDS, pregabalin: OPIOIDS,
  methotrexate: ['sulfamethoxazole', 'omeprazole'],
  tizanidine: ['ciprofloxacin'],
  donepezil: ['oxybutynin', 'tolterodine', 'trospium'],
  galantamine: ['oxybutynin', 'tolterodine', 'trospium'],
  'potassium chloride': ['spironolactone', 'potassium chloride'],
};

/** Classes of which one member at a time is enough. */
const ONE_OF_CLASS: Readonly<Record<string, string>> = {
  'ACE inhibitor': 'renin-angiotensin', ARB: 'renin-angiotensin', 'Beta blocker': 'beta blocker',
  'Calcium channel blocker': 'calcium channel blocker', Anticoagulant: 'anticoagulant', 'Statin/lipid': 'statin',
  'Benzodiazepine/hypnotic': 'hypnotic', Antipsychotic: 'antipsychotic', Antidepressant: 'antidepressant',
  Antibiotic: 'antibiotic', 'Muscle relaxant': 'muscle relaxant',
};

/** Drugs that are given beside another of their class on purpose. */
const BESIDE_THEIR_CLASS = ['trazodone', 'silver sulfadiazine'];

/** What a resident already takes or may not take. Ingredients and therapy groups are added as orders are written. */
export interface Regime {
  readonly ingredients: Set<string>;
  readonly groups: Set<string>;
  readonly allergens: readonly Allergen[];
  readonly crush: boolean;
}

/** Whether a product may be added: nothing twice, no known reaction, no bad pair, nothing that must not be crushed. */
export function isCompatible(product: Product, regime: Regime): boolean {
  if (regime.crush && product.doNotCrush) return false;
  if (regime.groups.has(therapyGroup(product))) return false;
  if (regime.allergens.some((allergen) => rulesOut(allergen, product))) return false;
  return product.ingredients.every((ingredient) => !regime.ingredients.has(ingredient) && !meetsBadPair(ingredient, regime.ingredients));
}

export function addToRegime(product: Product, regime: Regime): void {
  for (const ingredient of product.ingredients) regime.ingredients.add(ingredient);
  const group = therapyGroup(product);
  if (group !== '') regime.groups.add(group);
}

function therapyGroup(product: Product): string {
  if (product.ingredients.some((ingredient) => BESIDE_THEIR_CLASS.includes(ingredient))) return '';
  if (product.ingredients.some((ingredient) => NSAIDS.includes(ingredient))) return 'nsaid';
  return ONE_OF_CLASS[product.therapeuticClass] ?? '';
}

function meetsBadPair(ingredient: string, taken: ReadonlySet<string>): boolean {
  if (KEPT_APART[ingredient]?.some((other) => taken.has(other)) === true) return true;
  for (const other of taken) {
    if (KEPT_APART[other]?.includes(ingredient) === true) return true;
  }
  return false;
}
