import { PackEntity } from './pack.entity.js';
import { PackCellEntity } from './pack-cell.entity.js';

/** Every row class of this feature, for the data source. */
export const PACK_ENTITIES = [
  PackEntity,
  PackCellEntity,
] as const;
