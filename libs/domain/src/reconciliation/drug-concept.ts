import { byCodePoint } from '@cyclefill/domain/kernel';
import { type Release, drugWords, strengthKey } from '@cyclefill/domain/product';
import { type SigRoute, sigRoute } from '@cyclefill/domain/sig';
import { type CataloguedDrug, type DrugCatalogue, type DrugComponent, type NamedDrugs, ingredientSet } from './drug-catalogue.js';
import type { ListEntry } from './list-entry.js';
import { type WrittenDrug, formWords, readBrandedDrug, readWrittenDrug } from './written-drug.js';

/** By what the drug of an entry was recognised. */
export const CONCEPT_BASES = ['ndc', 'rxcui', 'name', 'brand', 'near-name', 'words'] as const;
export type ConceptBasis = (typeof CONCEPT_BASES)[number];

/** Why a person must say which drug is meant. */
export const CONCEPT_DOUBTS = ['NEAR_NAME', 'CODE_AND_NAME', 'CODE_AND_STRENGTH', 'CODE_AND_FORM'] as const;
export type ConceptDoubt = (typeof CONCEPT_DOUBTS)[number];

/** The drug of an entry, normalised (R307). '' and null = neither entry nor catalogue says. */
export interface DrugConcept {
  readonly basis: ConceptBasis;
  readonly doubts: readonly ConceptDoubt[];
  /** In code point order of their ingredients. */
  readonly components: readonly DrugComponent[];
  readonly form: string;
  readonly route: SigRoute | null;
  readonly release: Release;
  readonly rxcui: string;
  /** The list calls it by a maker's name. */
  readonly writtenAsBrand: boolean;
  /** The words of the written name, without those of its salt. */
  readonly words: string;
}

const amountKeys = (components: readonly DrugComponent[]): string => components.map(({ amount }) => (amount === null ? '' : strengthKey(amount))).toSorted(byCodePoint).join('; ');

/** Products of a name that agree with all that is written. */
function agreeing(named: NamedDrugs, written: WrittenDrug): readonly CataloguedDrug[] {
  const amounts = written.amounts.map(strengthKey).toSorted(byCodePoint).join('; ');
  return named.drugs.filter(({ identity, components }) => {
    const sameAmounts = written.amounts.length === 0 || amountKeys(components) === amounts;
    return sameAmounts && (written.form === '' || written.form === formWords(identity.form)) && identity.release.kind === written.release.kind;
  });
}

/** What all of them say alike; '' = they differ. */
function agreed<Value>(drugs: readonly CataloguedDrug[], of: (drug: CataloguedDrug) => Value): Value | null {
  const [first] = drugs;
  if (first === undefined) return null;
  const value = of(first);
  return drugs.every((drug) => JSON.stringify(of(drug)) === JSON.stringify(value)) ? value : null;
}

/** The salt that a name leaves out, where the catalogue has it as one salt alone: never chosen by strength, since tartrate and succinate share strengths. */
function saltOf(drugs: readonly CataloguedDrug[], at: number): string {
  const salts = new Set(drugs.map(({ components }) => components[at]?.salt ?? '').filter((salt) => salt !== ''));
  return salts.size === 1 ? ([...salts][0] ?? '') : '';
}

/** The ingredients as written, each with its own strength. */
function writtenComponents(written: WrittenDrug, named: NamedDrugs | null): readonly DrugComponent[] {
  const [model] = named?.drugs ?? [];
  const amounts = written.amounts;
  if (named !== null && model !== undefined) {
    const siblings = written.releaseSaid ? named.drugs.filter(({ identity }) => identity.release.kind === written.release.kind) : named.drugs;
    const order = written.amountsInOrder && written.parts.length > 1 ? written.parts.map((_, index) => index).toSorted((a, b) => byCodePoint(written.parts[a] ?? '', written.parts[b] ?? '')) : model.components.map((_, index) => index);
    return model.components.map(({ ingredient }, index) => {
      const salt = model.components.length === 1 && written.words.salt !== '' && written.words.base === named.name ? written.words.salt : saltOf(siblings, index);
      return { ingredient, salt, amount: amounts[order[index] ?? index] ?? null };
    });
  }
  const { words, parts } = written;
  if (parts.length === 1) return [{ ingredient: words.base, salt: words.salt, amount: amounts[0] ?? null }];
  return parts.map((part, index) => ({ part: drugWords(part), amount: amounts[index] ?? null })).map(({ part, amount }) => ({ ingredient: part.base, salt: part.salt, amount })).toSorted((a, b) => byCodePoint(a.ingredient, b.ingredient));
}

function doubtsOf(written: WrittenDrug, coded: CataloguedDrug, named: NamedDrugs | null): readonly ConceptDoubt[] {
  const doubts: ConceptDoubt[] = [];
  const [model] = named?.drugs ?? [];
  // A maker's name that is known, of a drug that the catalogue has not: the code is of another.
  if (model === undefined ? written.brand !== null : ingredientSet(model) !== ingredientSet(coded)) doubts.push('CODE_AND_NAME');
  if (written.amounts.length > 0 && written.amounts.map(strengthKey).toSorted(byCodePoint).join('; ') !== amountKeys(coded.components)) doubts.push('CODE_AND_STRENGTH');
  if ((written.form !== '' && written.form !== formWords(coded.identity.form)) || (written.releaseSaid && written.release.kind !== coded.identity.release.kind)) doubts.push('CODE_AND_FORM');
  return doubts;
}

const routeOf = (route: string): SigRoute | null => sigRoute(route.split(';')[0] ?? '');

/** Of a combination every word counts: without its salts, calcium carbonate with cholecalciferol would read as cholecalciferol. */
const ownWords = ({ words, parts }: WrittenDrug): string => (parts.length > 1 ? `${words.base} ${words.salt}`.trim() : words.base);

const asBrand = (written: WrittenDrug, named: NamedDrugs | null): boolean => written.brand === 'alone' || (named?.brand ?? false);

/** A maker's name of our own table makes a drug known even where the catalogue has not got it. */
function basisOf(written: WrittenDrug, named: NamedDrugs | null, near: boolean): ConceptBasis {
  if (near) return 'near-name';
  if (asBrand(written, named)) return 'brand';
  return named === null && written.brand === null ? 'words' : 'name';
}

/** The entry by a maker's name of our own table, unless the catalogue knows the text as it stands and not the generic name of that table. */
function readDrug(entry: ListEntry, catalogue: DrugCatalogue): WrittenDrug {
  const [plain, branded] = [readWrittenDrug(entry), readBrandedDrug(entry)];
  return branded === null || (catalogue.byName(branded.words) === null && catalogue.byName(plain.words) !== null) ? plain : branded;
}

/** The drug of an entry by what is written, with what the catalogue adds to it. */
function conceptByWords(entry: ListEntry, written: WrittenDrug, named: NamedDrugs | null, near: boolean): DrugConcept {
  const candidates = named === null ? [] : agreeing(named, written);
  const exact = agreed(candidates, ({ components }) => components.map(({ ingredient, amount }) => [ingredient, amount]));
  const model = exact === null || written.amounts.length === 0 ? null : (candidates[0] ?? null);
  const components = writtenComponents(written, named).map((component, index) => ({ ...component, amount: model?.components[index]?.amount ?? component.amount }));
  return {
    basis: basisOf(written, named, near), doubts: near ? ['NEAR_NAME'] : [], components,
    form: written.form === '' ? (agreed(candidates, ({ identity }) => formWords(identity.form)) ?? '') : written.form,
    route: routeOf(entry.route) ?? routeOf(agreed(candidates, ({ product }) => product.route) ?? ''), release: written.release, rxcui: entry.rxcui,
    writtenAsBrand: asBrand(written, named), words: ownWords(written),
  };
}

/**
 * Which drug an entry means: by package code, RxNorm concept, name, maker's name, or a name that is nearly right. What is written wins
 * over what a code says, and where the two differ it is a doubt: nothing in doubt is ever taken as the same.
 */
export function drugConcept(entry: ListEntry, catalogue: DrugCatalogue): DrugConcept {
  const written = readDrug(entry, catalogue);
  const exact = catalogue.byName(written.words);
  const coded = catalogue.byNdc(entry.ndc11) ?? catalogue.byRxcui(entry.rxcui);
  if (coded === null) {
    const named = exact ?? (written.brand === null ? catalogue.byNearName(written.words) : null);
    return conceptByWords(entry, written, named, exact === null && named !== null);
  }
  const doubts = doubtsOf(written, coded, exact);
  if (doubts.length > 0) return { ...conceptByWords(entry, written, exact ?? namedBy(coded), false), doubts };
  const { product, identity, components } = coded;
  return {
    basis: catalogue.byNdc(entry.ndc11) === null ? 'rxcui' : 'ndc', doubts, components, form: formWords(identity.form), route: routeOf(product.route), release: identity.release,
    rxcui: product.rxcui, writtenAsBrand: asBrand(written, exact), words: ownWords(written),
  };
}

const namedBy = (coded: CataloguedDrug): NamedDrugs => ({ drugs: [coded], brand: false, name: coded.identity.words.base });
