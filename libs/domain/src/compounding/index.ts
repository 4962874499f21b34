export { INGREDIENT_ROLES, formulaProblems, neededOf } from './master-formula.js';
export type { FormulaIngredient, FormulaProblem, IngredientRole, MasterFormula } from './master-formula.js';
export { beyondUseAt, beyondUseRule } from './beyond-use.js';
export { orderDoses } from './order-doses.js';
export { preparationProblems } from './preparation-problems.js';
export type { IngredientProduct, PreparationFacts, TakenUnits } from './preparation-problems.js';
