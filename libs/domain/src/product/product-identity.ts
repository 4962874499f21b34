import { byCodePoint } from '@cyclefill/domain/kernel';
import { type DrugWords, drugWords } from './drug-words.js';
import { type Release, releaseOf } from './release.js';
import { strengthAmounts } from './strength-amounts.js';

/** A product as a catalogue describes it: what two packages are compared by. '' = the catalogue does not say. */
export interface ComparableProduct {
  readonly ndc11: string;
  /** RxNorm concept of the drug in its strength and form, generic or branded. */
  readonly rxcui: string;
  readonly ingredientRxcui: string;
  /** Generic name as printed, such as `metoprolol succinate ER`. */
  readonly name: string;
  readonly ingredient: string;
  readonly proprietaryName: string;
  readonly strength: string;
  readonly form: string;
  readonly category: string;
  readonly route: string;
  readonly labeler: string;
  /** What a unit looks like, for people. */
  readonly looks: string;
}

/** What makes a product what it is. */
export interface ProductIdentity {
  readonly words: DrugWords;
  readonly ingredientWords: DrugWords;
  readonly amounts: readonly string[];
  /** Words of the dosage form without those of its release and coat, in code point order. */
  readonly form: string;
  readonly route: string;
  readonly release: Release;
}

/** Words of a form that say how it is coated, released or swallowed, and not what it is. */
const PASSED: ReadonlySet<string> = new Set([
  '', 'oral', 'orally', 'extended', 'delayed', 'sustained', 'controlled', 'modified', 'prolonged', 'release', 'enteric', 'coated', 'film', 'sugar', 'multilayer', 'liquid', 'filled',
]);

/** Splits and reads a product once; comparing it with many is then cheap. */
export function productIdentity(product: ComparableProduct): ProductIdentity {
  const form = product.form.toLowerCase().split(/[^a-z]+/).filter((word) => !PASSED.has(word));
  return {
    words: drugWords(product.name), ingredientWords: drugWords(product.ingredient),
    amounts: strengthAmounts(product.strength, product.category === 'oral_liquid'),
    form: [...new Set(form)].toSorted(byCodePoint).join(' '),
    route: product.route.toLowerCase().split(';').map((route) => route.trim()).toSorted(byCodePoint).join('; '),
    release: releaseOf(product.form, product.name, product.proprietaryName),
  };
}
