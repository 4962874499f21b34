import type { Storage } from '@cyclefill/domain/law';
import { type Milli, timesMilli } from '@cyclefill/domain/kernel';

/** What an ingredient is on the label (R227): the solution it is made in, or what is added to it. */
export const INGREDIENT_ROLES = ['solution', 'additive'] as const;
export type IngredientRole = (typeof INGREDIENT_ROLES)[number];

/** One ingredient of a formula; its place among them names it. */
export interface FormulaIngredient {
  readonly role: IngredientRole;
  /** As the label names it, `potassium chloride`. */
  readonly name: string;
  /** A product of the catalogue; another maker's equal one may be taken in its stead. */
  readonly ndc11: string;
  /** For one preparation, in thousandths of `unit`, which is the dose unit of the product: what the ledger takes. */
  readonly amount: Milli;
  readonly unit: string;
  /** What that is as the label says it, `20 mEq`; '' = the amount that is taken. */
  readonly labelled: string;
}

/** A master formula in one of its versions: how one preparation is made. Never edited: another version is said from a day on. */
export interface MasterFormula {
  readonly code: string;
  readonly name: string;
  /** The product that orders for it name. */
  readonly orderedNdc11: string;
  /** One preparation is one dose, as an infusion is; false = it is given out in many. */
  readonly singleDose: boolean;
  readonly ingredients: readonly FormulaIngredient[];
  /** In the order in which they are done. */
  readonly steps: readonly string[];
  /** What one preparation comes to, `250 mL`. */
  readonly makes: string;
  readonly route: string;
  /** `250 mL per hour over 1 hour`; '' = it is not infused. */
  readonly rate: string;
  /** By which rule it is dated, such as `usp-797-category-1`. */
  readonly category: string;
  readonly storage: Storage;
  readonly cautions: readonly string[];
}

/** What is against a formula and where, as JSON pointers. */
export interface FormulaProblem {
  readonly pointer: string;
  readonly rule: string;
}

/** What a formula by itself may not be: empty = it is sound. */
export function formulaProblems({ ingredients, singleDose, orderedNdc11 }: Pick<MasterFormula, 'ingredients' | 'singleDose' | 'orderedNdc11'>): readonly FormulaProblem[] {
  const names = ingredients.map(({ name }) => name.trim().toLowerCase());
  return [
    ...(ingredients.filter(({ role }) => role === 'solution').length === 1 ? [] : [{ pointer: '/ingredients', rule: 'has one solution, and the rest are additives' }]),
    ...(ingredients.some(({ role }) => role === 'additive') ? [] : [{ pointer: '/ingredients', rule: 'has no additive: what nothing is added to is not compounded' }]),
    ...names.flatMap((name, index) => (names.indexOf(name) === index ? [] : [{ pointer: `/ingredients/${index}/name`, rule: 'is there already: the label names each ingredient once' }])),
    ...(!singleDose || ingredients.filter(({ ndc11 }) => ndc11 === orderedNdc11).length === 1 ? [] : [{ pointer: '/orderedNdc11', rule: 'is not one of the ingredients: a dose of the order is what one preparation takes of it' }]),
  ];
}

/** What so many preparations take of an ingredient. */
export function neededOf({ amount }: FormulaIngredient, count: number): Milli {
  return timesMilli(amount, count);
}
