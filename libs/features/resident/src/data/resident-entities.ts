import { CensusEventEntity } from './census-event.entity.js';
import { ResidentEntity } from './resident.entity.js';
import { ResidentVersionEntity } from './resident-version.entity.js';

/** Every row class of this feature, for the data source. */
export const RESIDENT_ENTITIES = [
  ResidentEntity,
  ResidentVersionEntity,
  CensusEventEntity,
] as const;
