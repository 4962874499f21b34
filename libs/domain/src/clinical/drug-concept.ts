import { byCodePoint } from '@cyclefill/domain/kernel';
import { ingredientKey, ingredientNames } from './ingredient.js';

/** What a catalogue says of a product that the checks look at. */
export interface DescribedDrug {
  readonly name: string;
  /** Several are divided by ` / ` or `; `. */
  readonly ingredient: string;
  readonly strength: string;
  /** Category of the catalogue: `oral_solid`, `eye` … */
  readonly category: string;
  readonly hazardous: boolean;
}

/** A product as the checks see it; made once for each version of it. */
export interface DrugConcept {
  /** Keys of its ingredients, in code point order. */
  readonly ingredients: readonly string[];
  /** Acts beyond the place where it is applied: eye drops, creams, sprays and the like take no part in interactions. */
  readonly systemic: boolean;
  /** Milligrams of each ingredient in one unit of a dose; missing where the strength does not say. */
  readonly milligrams: ReadonlyMap<string, number>;
  readonly hazardous: boolean;
}

const LOCAL: ReadonlySet<string> = new Set(['eye', 'topical', 'inhaler', 'nebulizer', 'nasal', 'otic', 'oral_rinse']);
/** A plaster of it acts where it sticks. */
const LOCAL_PATCHES: ReadonlySet<string> = new Set(['lidocaine', 'capsaicin', 'diclofenac']);
const AMOUNT = /^(\d[\d,]*(?:\.\d+)?) ?(mcg|mg|g)$/u;
const MILLIGRAMS: Readonly<Record<string, number>> = { mcg: 0.001, mg: 1, g: 1000 };

/**
 * The names in the order of the strengths. A catalogue joins the display name by hyphens in that order, while it lists
 * substances in any; elsewhere list and strengths stand in one order.
 */
function inStrengthOrder({ name, ingredient }: DescribedDrug): readonly string[] {
  const listed = ingredientNames(ingredient).map(ingredientKey);
  const places = listed.map((key) => name.toLowerCase().split('-').findIndex((part) => ingredientKey(part).split(' ').some((word) => key.split(' ').includes(word))));
  return new Set(places).size === listed.length && !places.includes(-1) ? listed.toSorted((a, b) => (places[listed.indexOf(a)] as number) - (places[listed.indexOf(b)] as number)) : listed;
}

function milligramsOf(drug: DescribedDrug): ReadonlyMap<string, number> {
  const keys = inStrengthOrder(drug);
  const parts = drug.strength.split(';').map((part) => AMOUNT.exec(part.trim().toLowerCase()));
  if (parts.length !== keys.length) return new Map();
  return new Map(keys.flatMap((key, index) => {
    const [, figure = '', unit = ''] = parts[index] ?? [];
    return figure === '' ? [] : [[key, Number(figure.replaceAll(',', '')) * (MILLIGRAMS[unit] as number)] as const];
  }));
}

/** Some catalogues state a salt as its `CATION`, which is no drug: then the name tells. */
const ION = /\bcation\b/iu;

/** A product of the catalogue as the checks see it. */
export function drugConcept(described: DescribedDrug): DrugConcept {
  const drug = ION.test(described.ingredient) ? { ...described, ingredient: described.name } : described;
  const ingredients = [...new Set(ingredientNames(drug.ingredient).map(ingredientKey))].toSorted(byCodePoint);
  const local = LOCAL.has(drug.category) || (drug.category === 'patch' && ingredients.some((key) => LOCAL_PATCHES.has(key)));
  return { ingredients, systemic: !local, milligrams: milligramsOf(drug), hazardous: drug.hazardous };
}

/** A product of which nothing is known. */
export const UNKNOWN_DRUG: DrugConcept = { ingredients: [], systemic: false, milligrams: new Map(), hazardous: false };
