import { classesOfIngredient } from './duplicate-alerts.js';
import { ingredientKey, ingredientNames } from './ingredient.js';
import { interactionOf } from './interaction-alerts.js';

const isFinding = (x: string, y: string): boolean => {
  const row = interactionOf(x, y);
  return row !== null && row.severity !== 'passive';
};

/**
 * Whether two products could ever be found together by more than a note: one ingredient, one class, or an interaction. Wider than what is
 * found, never narrower, so that orders which no chain of these joins may be looked at apart. @param a ingredient list of a catalogue
 */
export function mayMeet(a: string, b: string): boolean {
  const [left, right] = [ingredientNames(a).map(ingredientKey), ingredientNames(b).map(ingredientKey)];
  return left.some((x) => right.some((y) => x === y || isFinding(x, y) || classesOfIngredient(x).some((row) => classesOfIngredient(y).includes(row))));
}
