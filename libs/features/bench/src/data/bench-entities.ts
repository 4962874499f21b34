import { CheckProgrammeEntity } from './check-programme.entity.js';
import { NearMissEntity } from './near-miss.entity.js';
import { PackFillEntity } from './pack-fill.entity.js';
import { TechnicianCheckEntity } from './technician-check.entity.js';

/** Every row class of this feature, for the data source. */
export const BENCH_ENTITIES = [
  PackFillEntity,
  NearMissEntity,
  CheckProgrammeEntity,
  TechnicianCheckEntity,
] as const;
