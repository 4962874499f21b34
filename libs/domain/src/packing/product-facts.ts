/** An ingredient, and the dosage forms the fact holds for; no `form` = every form. */
export interface IngredientFact {
  readonly name: string;
  readonly form?: RegExp;
}

const all = (...names: readonly string[]): readonly IngredientFact[] => names.map((name) => ({ name }));

/**
 * Antineoplastics, hormone blockers, sex hormones and immunosuppressants that staff handle with gloves (D77). Names in the
 * spellings that catalogues use. Facts in our own words; a pharmacy overrides them product by product.
 */
export const HAZARDOUS: readonly IngredientFact[] = all(
  'anastrozole', 'azathioprine', 'bicalutamide', 'busulfan', 'capecitabine', 'chlorambucil', 'cyclophosphamide', 'cyclosporine',
  'dutasteride', 'estradiol', 'exemestane', 'finasteride', 'flutamide', 'hydroxyurea', 'leflunomide', 'letrozole',
  'medroxyprogesterone', 'megestrol', 'melphalan', 'mercaptopurine', 'methotrexate', 'mycophenolate', 'mycophenolic',
  'raloxifene', 'tacrolimus', 'tamoxifen', 'thioguanine', 'toremifene',
);

/** Stays in the maker's container until it is given: moisture or air spoils it (R236). */
export const ORIGINAL_CONTAINER: readonly IngredientFact[] = [
  ...all('dabigatran', 'dipyridamole', 'linaclotide', 'bictegravir'),
  { name: 'nitroglycerin', form: /sublingual/i },
];

/** Kept cold before use. */
export const REFRIGERATED: readonly IngredientFact[] = [
  ...all('adalimumab', 'calcitonin', 'chlorambucil', 'dronabinol', 'dulaglutide', 'epoetin', 'etanercept', 'exenatide', 'insulin', 'latanoprost', 'liraglutide', 'melphalan', 'semaglutide', 'teriparatide'),
  { name: 'lorazepam', form: /solution|concentrate|inject/i },
];

/** Given once a week or once a month and dangerous or useless when given daily: never among the daily tablets (D76). */
export const WEEKLY_HIGH_RISK: readonly IngredientFact[] = all('alendronate', 'alendronic', 'ibandronate', 'ibandronic', 'methotrexate', 'risedronate', 'risedronic');

/** Words of a name, split once: a run asks the same few hundred names of each order. */
const WORDS = new Map<string, ReadonlySet<string>>();

function wordsOf(text: string): ReadonlySet<string> {
  let words = WORDS.get(text);
  if (words === undefined) {
    words = new Set(text.toLowerCase().split(/[^a-z]+/));
    WORDS.set(text, words);
  }
  return words;
}

/** Whether any fact names a word of `text` (an ingredient or a display name) in this form. */
export function isNamed(facts: readonly IngredientFact[], text: string, form: string): boolean {
  const words = wordsOf(text);
  return facts.some((fact) => words.has(fact.name) && (fact.form === undefined || fact.form.test(form)));
}
