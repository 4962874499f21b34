import { strengthKey } from '@cyclefill/domain/product';
import { dailyTotal, doseFigure } from './dose-figures.js';
import { ingredientSet } from './drug-catalogue.js';
import type { KnownEntry } from './known-entry.js';

/** One combination on one side, its ingredients each by itself on the other. */
export interface ComponentSet {
  readonly left: readonly KnownEntry[];
  readonly right: readonly KnownEntry[];
  /** The totals of a day of every ingredient are known and equal. */
  readonly sameTotals: boolean;
}

const ingredientsOf = ({ concept }: KnownEntry): readonly string[] => concept.components.map(({ ingredient }) => ingredient);

/** Nanograms a day of each ingredient; null = not known. */
function dailyTotals({ concept, directions }: KnownEntry): readonly number[] | null {
  const [part, ...more] = directions.structure?.parts ?? [];
  if (part === undefined || more.length > 0) return null;
  const totals = concept.components.map((component) => {
    const single = { ...concept, components: [component] };
    const dose = doseFigure(part, single);
    return dose.isWeight ? dailyTotal(part, dose) : null;
  });
  return totals.includes(null) ? null : (totals as readonly number[]);
}

function equalTotals(combination: KnownEntry, singles: readonly KnownEntry[]): boolean {
  const [whole, parts] = [dailyTotals(combination), singles.map((single) => dailyTotals(single)?.[0])];
  return whole !== null && whole.every((total, index) => total === parts[index]);
}

/** The separate entry of an ingredient: the one of the combination's strength before any other. */
function singleOf(ingredient: string, combination: KnownEntry, singles: readonly KnownEntry[]): KnownEntry | null {
  const own = singles.filter(({ concept }) => ingredientSet(concept) === ingredient);
  const amount = combination.concept.components.find((component) => component.ingredient === ingredient)?.amount ?? null;
  return own.find(({ concept }) => amount !== null && concept.components[0]?.amount !== null && strengthKey(concept.components[0]?.amount ?? amount) === strengthKey(amount)) ?? own[0] ?? null;
}

/** Combinations of one list whose ingredients are all, each by itself, in the other, and have no counterpart of their own. */
function setsOf(combinations: readonly KnownEntry[], others: readonly KnownEntry[]): readonly (readonly [KnownEntry, readonly KnownEntry[]])[] {
  const has = (entries: readonly KnownEntry[], set: string): boolean => entries.some(({ concept }) => ingredientSet(concept) === set);
  const free = new Set(others.filter((other) => ingredientsOf(other).length === 1 && !has(combinations, ingredientSet(other.concept))));
  const found: (readonly [KnownEntry, readonly KnownEntry[]])[] = [];
  for (const combination of combinations) {
    const ingredients = ingredientsOf(combination);
    if (ingredients.length < 2 || has(others, ingredientSet(combination.concept))) continue;
    const singles = ingredients.map((ingredient) => singleOf(ingredient, combination, [...free]));
    if (singles.includes(null)) continue;
    for (const single of singles as readonly KnownEntry[]) free.delete(single);
    found.push([combination, singles as readonly KnownEntry[]]);
  }
  return found;
}

/** Combinations matched with their separate ingredients as a set (R308), either way round. */
export function matchSets(left: readonly KnownEntry[], right: readonly KnownEntry[]): readonly ComponentSet[] {
  return [
    ...setsOf(left, right).map(([combination, singles]) => ({ left: [combination], right: singles, sameTotals: equalTotals(combination, singles) })),
    ...setsOf(right, left).map(([combination, singles]) => ({ left: singles, right: [combination], sameTotals: equalTotals(combination, singles) })),
  ];
}
