export { COMPOUNDING_ENTITIES } from './data/compounding-entities.js';
export { CompoundingHttpModule } from './compounding.http.module.js';
export { SetFormula } from './formulas/set-formula.js';
export { formulaRequestSchema } from './formulas/formula-view.js';
export type { Formula } from './formulas/formula-view.js';
export { MakePreparation, makePreparationSchema } from './make/make-preparation.js';
export { CheckPreparation, checkPreparationSchema } from './check/check-preparation.js';
export { PREPARATION_STATES, readFormulas, readPreparations } from './read/preparation-view.js';
export type { NamedPreparations, Preparation } from './read/preparation-view.js';
