import { type IngredientFact, isNamed } from './product-facts.js';
import type { PackProduct } from './pack-plan.js';

/** Two kinds of drug that must not be taken at one moment, and so never lie in one cell (R236). */
export interface CellConflict {
  readonly id: string;
  readonly one: readonly IngredientFact[];
  readonly other: readonly IngredientFact[];
  readonly why: string;
}

const named = (...names: readonly string[]): readonly IngredientFact[] => names.map((name) => ({ name }));

/** Salts of calcium, iron, magnesium, aluminium and zinc, which bind other drugs in the gut. */
const MINERALS = named('calcium', 'ferrous', 'iron', 'polysaccharide', 'magnesium', 'aluminum', 'aluminium', 'zinc', 'sucralfate');
const THYROID = named('levothyroxine', 'liothyronine', 'thyroid');
const QUINOLONES = named('ciprofloxacin', 'levofloxacin', 'moxifloxacin', 'ofloxacin');
const TETRACYCLINES = named('doxycycline', 'minocycline', 'tetracycline');
const EMPTY_STOMACH = named('levothyroxine', 'liothyronine', 'thyroid', 'rifampin', 'isoniazid');
const WITH_FOOD = named('metformin', 'ibuprofen', 'naproxen', 'prednisone', 'prednisolone', 'carvedilol', 'nabumetone', 'etodolac', 'meloxicam');

/** A calcium salt is in many names that are not given for their calcium, such as atorvastatin calcium. */
const SALTS_OF_OTHERS = /\b(?:\w+statin|levothyroxine|fenoprofen|acamprosate|losartan|warfarin|diclofenac|naproxen|omeprazole|esomeprazole|pantoprazole|montelukast|docusate|valproate|divalproex|phenytoin)\b/iu;

/** Pairs that no shared cell may hold; data in our own words. */
export const CELL_CONFLICTS: readonly CellConflict[] = [
  { id: 'thyroid_minerals', one: THYROID, other: MINERALS, why: 'minerals bind thyroid hormone: four hours apart' },
  { id: 'quinolone_minerals', one: QUINOLONES, other: MINERALS, why: 'minerals bind the antibiotic: two hours apart' },
  { id: 'tetracycline_minerals', one: TETRACYCLINES, other: MINERALS, why: 'minerals bind the antibiotic: two hours apart' },
  { id: 'empty_stomach_food', one: EMPTY_STOMACH, other: WITH_FOOD, why: 'one is taken on an empty stomach, the other with food' },
];

function isOf(facts: readonly IngredientFact[], { ingredient, form }: PackProduct): boolean {
  return isNamed(facts, ingredient, form) && !(facts === MINERALS && SALTS_OF_OTHERS.test(ingredient));
}

/** Classes of drugs that conflicts speak of, as bits: the kinds a product is of, and those that it must not meet. */
export interface ConflictSides {
  readonly is: number;
  readonly avoids: number;
}

const NONE: ConflictSides = { is: 0, avoids: 0 };
const read = new Map<string, ConflictSides>();

function sidesOf(product: PackProduct): ConflictSides {
  let [is, avoids] = [0, 0];
  CELL_CONFLICTS.forEach(({ one, other }, index) => {
    const [first, second] = [1 << (2 * index), 2 << (2 * index)];
    if (isOf(one, product)) [is, avoids] = [is | first, avoids | second];
    if (isOf(other, product)) [is, avoids] = [is | second, avoids | first];
  });
  return is === 0 ? NONE : { is, avoids };
}

/** Which sides of which conflicts a product is on; read once for each ingredient and form. */
export function conflictSides(product: PackProduct): ConflictSides {
  const key = `${product.ingredient}|${product.form}`;
  let sides = read.get(key);
  if (sides === undefined) {
    sides = sidesOf(product);
    read.set(key, sides);
  }
  return sides;
}

/** The first conflict that two products are in; null = they may share a cell. */
export function conflictBetween(a: PackProduct, b: PackProduct): CellConflict | null {
  return CELL_CONFLICTS.find(({ one, other }) => (isOf(one, a) && isOf(other, b)) || (isOf(one, b) && isOf(other, a))) ?? null;
}
