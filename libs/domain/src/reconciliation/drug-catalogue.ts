import { byCodePoint } from '@cyclefill/domain/kernel';
import { type ComparableProduct, type DrugWords, type ProductIdentity, type StrengthPart, drugWords, productIdentity, strengthParts } from '@cyclefill/domain/product';
import { editDistance, lettersForgiven } from './edit-distance.js';
import { withoutAliases } from './name-aliases.js';
import { partsOf } from './written-drug.js';

/** One ingredient of a product. */
export interface DrugComponent {
  /** Words of the drug without its salt, in code point order: one spelling for every name of one RxNorm ingredient. */
  readonly ingredient: string;
  /** Words of the salt, and of a name that is more than the ingredient's; '' = none is said. */
  readonly salt: string;
  /** null = no strength is said. */
  readonly amount: StrengthPart | null;
}

/** A product of the catalogue, read once for all comparisons. */
export interface CataloguedDrug {
  readonly product: ComparableProduct;
  readonly identity: ProductIdentity;
  /** In code point order of their ingredients. */
  readonly components: readonly DrugComponent[];
}

/** What a name stands for. `brand`: it is a maker's name. */
export interface NamedDrugs {
  readonly drugs: readonly CataloguedDrug[];
  readonly brand: boolean;
  /** The words it is found by. */
  readonly name: string;
}

/** What drugs are looked up in (R307): by package, by concept, by name, and by a name that is nearly right. */
export interface DrugCatalogue {
  readonly byNdc: (ndc11: string) => CataloguedDrug | null;
  readonly byRxcui: (rxcui: string) => CataloguedDrug | null;
  /** By all words, else by those without the salt; null = the catalogue has no such name. */
  readonly byName: (words: DrugWords) => NamedDrugs | null;
  /** The one name that a misspelt one comes nearest to; null = none, or more than one drug. */
  readonly byNearName: (words: DrugWords) => NamedDrugs | null;
}

const wordsOf = (name: string): DrugWords => drugWords(withoutAliases(name.toLowerCase()));

/** The shortest name of each RxNorm ingredient: `divalproex` and `valproic acid` are one drug by two names. */
function ingredientNames(products: readonly ComparableProduct[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { ingredientRxcui, name, strength } of products) {
    const { base } = wordsOf(name);
    const known = names.get(ingredientRxcui);
    if (ingredientRxcui === '' || strength.includes(';')) continue;
    if (known === undefined || base.length < known.length || (base.length === known.length && byCodePoint(base, known) < 0)) names.set(ingredientRxcui, base);
  }
  return names;
}

/** The ingredients of a product by its name; those of a combination have their strengths in code point order of their names. */
function componentsOf(product: ComparableProduct, names: ReadonlyMap<string, string>): readonly DrugComponent[] {
  const amounts = strengthParts(product.strength, product.category === 'oral_liquid');
  const parts = partsOf(product.name, amounts.length);
  if (parts.length === 1) {
    const words = wordsOf(product.name);
    const ingredient = names.get(product.ingredientRxcui) ?? words.base;
    return [{ ingredient, salt: ingredient === words.base ? words.salt : `${words.base} ${words.salt}`.trim(), amount: amounts[0] ?? null }];
  }
  return parts.map(wordsOf).toSorted((a, b) => byCodePoint(a.base, b.base)).map(({ base, salt }, index) => ({ ingredient: base, salt, amount: amounts[index] ?? null }));
}

/** The words a generic name is found by. Of a combination none may be lost: without its salts, calcium carbonate with cholecalciferol would be cholecalciferol alone. */
function genericWords(text: string, components: readonly DrugComponent[]): string {
  const words = wordsOf(text);
  const kept = new Set(words.base.split(' '));
  return components.length === 1 || components.every(({ ingredient }) => ingredient.split(' ').every((word) => kept.has(word))) ? words.base : wholeName(words);
}

/** The names a product is found by. */
function namesOf({ product: { name, ingredient, proprietaryName }, components }: CataloguedDrug): readonly (readonly [words: string, brand: boolean])[] {
  const generic = [name, ingredient].map((text) => genericWords(text, components)).filter((words) => words !== '');
  const maker = wordsOf(proprietaryName).base;
  const first = wordsOf(proprietaryName.split(' ')[0] ?? '').base;
  const brands = [maker, first].filter((words) => words.length > 3 && !generic.some((known) => known.split(' ').some((word) => words.split(' ').includes(word))));
  return [...[...new Set(generic)].map((words) => [words, false] as const), ...[...new Set(brands)].map((words) => [words, true] as const)];
}

/** Name by name, the products it stands for. A maker's name that several drugs carry, or that is a generic name, stands for nothing of its own. */
function indexNames(drugs: readonly CataloguedDrug[]): ReadonlyMap<string, NamedDrugs> {
  const [generics, brands] = [new Map<string, CataloguedDrug[]>(), new Map<string, CataloguedDrug[]>()];
  for (const drug of drugs) {
    for (const [words, brand] of namesOf(drug)) {
      const index = brand ? brands : generics;
      const own = index.get(words);
      if (own === undefined) index.set(words, [drug]);
      else own.push(drug);
    }
  }
  const found = new Map<string, NamedDrugs>();
  for (const [name, own] of brands) if (ingredientSets(own) === 1) found.set(name, { drugs: own, brand: true, name });
  for (const [name, own] of generics) if (ingredientSets(own) === 1) found.set(name, { drugs: own, brand: false, name });
  return found;
}

const ingredientSets = (drugs: readonly CataloguedDrug[]): number => new Set(drugs.map(ingredientSet)).size;

/** The ingredients of a drug as one text: equal where the drugs are made of the same. */
export const ingredientSet = ({ components }: { readonly components: readonly DrugComponent[] }): string => components.map(({ ingredient }) => ingredient).join(' + ');

/** All words of a name, its salt among them: a salt that is misspelt is no longer known as one. */
const wholeName = ({ base, salt }: DrugWords): string => `${base} ${salt}`.trim().split(' ').toSorted(byCodePoint).join(' ');

function nearName(names: ReadonlyMap<string, NamedDrugs>, words: DrugWords): NamedDrugs | null {
  const most = lettersForgiven(wholeName(words));
  let [best, found]: [number, readonly NamedDrugs[]] = [most + 1, []];
  if (most === 0) return null;
  for (const named of names.values()) {
    const spellings = named.brand ? [named.name] : [named.name, ...new Set(named.drugs.map(({ product }) => wholeName(wordsOf(product.name))))];
    const distance = Math.min(...spellings.map((spelling) => Math.min(editDistance(words.base, spelling, most), editDistance(wholeName(words), spelling, most))));
    if (distance > most || distance > best) continue;
    found = distance === best ? [...found, named] : [named];
    best = distance;
  }
  return ingredientSets(found.flatMap(({ drugs }) => drugs)) === 1 ? (found.toSorted((a, b) => byCodePoint(a.name, b.name))[0] ?? null) : null;
}

/** A catalogue to look up the drugs of lists in; products in any order give the same. */
export function drugCatalogue(products: readonly ComparableProduct[]): DrugCatalogue {
  const sorted = products.toSorted((a, b) => byCodePoint(a.ndc11, b.ndc11));
  const names = ingredientNames(sorted);
  const drugs = sorted.map((product): CataloguedDrug => ({ product, identity: productIdentity(product), components: componentsOf(product, names) }));
  const named = indexNames(drugs);
  const [byNdc, byRxcui] = [new Map(drugs.map((drug) => [drug.product.ndc11, drug])), new Map(drugs.map((drug) => [drug.product.rxcui, drug]))];
  return {
    byNdc: (ndc11) => (ndc11 === '' ? null : (byNdc.get(ndc11) ?? null)),
    byRxcui: (rxcui) => (rxcui === '' ? null : (byRxcui.get(rxcui) ?? null)),
    byName: (words) => named.get(wholeName(words)) ?? named.get(words.base) ?? null,
    byNearName: (words) => nearName(named, words),
  };
}
