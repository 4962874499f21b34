import { type Day, type Milli, ZERO, addMilli, formatDay, formatMilli } from '@cyclefill/domain/kernel';
import type { BeyondUse } from '@cyclefill/domain/law';
import type { OrderState } from '@cyclefill/domain/orders';
import { type ComparableProduct, compareProducts } from '@cyclefill/domain/product';
import { type FormulaProblem, type MasterFormula, neededOf } from './master-formula.js';

/** A product with the unit in which stock counts it. */
export interface IngredientProduct {
  readonly product: ComparableProduct;
  readonly unit: string;
}

/** Units measured out of one container for an ingredient. */
export interface TakenUnits {
  /** Place of the ingredient in the formula, from 0. */
  readonly ingredient: number;
  readonly milli: Milli;
  /** What lies in the container; null = the catalogue does not know it. */
  readonly holds: IngredientProduct | null;
  readonly expiresOn: Day;
  readonly recalled: boolean;
  /** Not set aside, destroyed or empty. */
  readonly usable: boolean;
  /** Units in the container that nobody keeps. */
  readonly free: Milli;
}

/** Everything that is asked before an ingredient is taken. */
export interface PreparationFacts {
  readonly formula: MasterFormula;
  readonly count: number;
  /** Of the order, its product, and what it gives at one time; null = it does not say an amount. */
  readonly order: { readonly state: OrderState; readonly product: ComparableProduct | null; readonly doses: readonly Milli[] | null };
  /** What the formula is ordered as, and its ingredients by place; null = the catalogue does not know it any more. */
  readonly ordered: ComparableProduct | null;
  readonly ingredients: readonly (IngredientProduct | null)[];
  readonly taken: readonly TakenUnits[];
  readonly today: Day;
  readonly beyondUse: BeyondUse | null;
}

const same = (a: ComparableProduct | null, b: ComparableProduct | null): boolean => a !== null && b !== null && compareProducts(a, b).same;

function orderProblems({ formula, order, ordered, beyondUse }: PreparationFacts): readonly FormulaProblem[] {
  const dose = formula.singleDose ? formula.ingredients.find(({ ndc11 }) => ndc11 === formula.orderedNdc11) : undefined;
  return [
    ...(order.state === 'active' ? [] : [{ pointer: '/order', rule: `is ${order.state}: nothing of it is to be given now` }]),
    ...(same(order.product, ordered) ? [] : [{ pointer: '/formula', rule: 'is for another drug, strength, form or release than the order' }]),
    ...(dose === undefined || order.doses !== null ? [] : [{ pointer: '/order', rule: 'does not say one amount for a dose: change it so that it does' }]),
    ...(dose === undefined || order.doses === null || order.doses.every((given) => given === dose.amount) ? [] : [{ pointer: '/formula', rule: `makes a dose of ${formatMilli(dose.amount)} ${dose.unit}, the order gives ${order.doses.map(formatMilli).join(' or ')}` }]),
    ...(beyondUse === null ? [{ pointer: '/formula', rule: 'has a category and storage that no rule dates: another version of it has to name others' }] : []),
  ];
}

function unitsProblems({ formula, ingredients, taken, today }: PreparationFacts): readonly FormulaProblem[] {
  return taken.flatMap(({ ingredient, milli, holds, expiresOn, recalled, usable, free }, index): readonly FormulaProblem[] => {
    const [wanted, known, pointer] = [formula.ingredients[ingredient], ingredients[ingredient] ?? null, `/taken/${index}`];
    if (wanted === undefined) return [{ pointer, rule: `names ingredient ${ingredient + 1}, and the formula has ${formula.ingredients.length}` }];
    return [
      ...(same(holds?.product ?? null, known?.product ?? null) ? [] : [{ pointer, rule: `holds another drug, strength, form or release than ${wanted.name}` }]),
      ...(holds === null || holds.unit === wanted.unit ? [] : [{ pointer, rule: `is counted in ${holds.unit}, the formula in ${wanted.unit}` }]),
      ...(recalled ? [{ pointer, rule: 'is of a lot that is called back' }] : []),
      ...(recalled || usable ? [] : [{ pointer, rule: 'is set aside, empty or destroyed' }]),
      ...(expiresOn < today ? [{ pointer, rule: `has expired: its last day was ${formatDay(expiresOn)}` }] : []),
      ...(usable && free < milli ? [{ pointer, rule: `holds ${formatMilli(free)} ${wanted.unit} that nobody keeps, ${formatMilli(milli)} are taken` }] : []),
    ];
  });
}

function amountProblems({ formula, count, taken }: PreparationFacts): readonly FormulaProblem[] {
  return formula.ingredients.flatMap((ingredient, index): readonly FormulaProblem[] => {
    const [needed, measured] = [neededOf(ingredient, count), addMilli(ZERO, ...taken.filter((one) => one.ingredient === index).map(({ milli }) => milli))];
    return measured === needed ? [] : [{ pointer: '/taken', rule: `${ingredient.name}: ${formatMilli(measured)} ${ingredient.unit} measured, the formula takes ${formatMilli(needed)}` }];
  });
}

/**
 * Everything that is against making a preparation, each with its place: an order that is not to be given, a formula that does not match it, and
 * for each ingredient another product, a lot that is called back, set aside, expired or short, or another amount. Empty = it may be made.
 */
export function preparationProblems(facts: PreparationFacts): readonly FormulaProblem[] {
  return [...orderProblems(facts), ...unitsProblems(facts), ...amountProblems(facts)];
}
