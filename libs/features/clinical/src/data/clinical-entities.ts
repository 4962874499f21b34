import { ClinicalCheckEntity } from './clinical-check.entity.js';
import { ClinicalRunEntity } from './clinical-run.entity.js';

/** Every row class of this feature, for the data source. */
export const CLINICAL_ENTITIES = [ClinicalCheckEntity, ClinicalRunEntity] as const;
