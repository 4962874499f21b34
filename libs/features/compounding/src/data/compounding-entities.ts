import { CompoundingFormulaEntity } from './compounding-formula.entity.js';
import { PreparationEntity } from './preparation.entity.js';

/** Every row class of this feature, for the data source. */
export const COMPOUNDING_ENTITIES = [CompoundingFormulaEntity, PreparationEntity] as const;
