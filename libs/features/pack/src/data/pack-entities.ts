import { OutsideSupplyEntity } from './outside-supply.entity.js';
import { PackEntity } from './pack.entity.js';
import { PackCellEntity } from './pack-cell.entity.js';
import { SupplyClaimEntity } from './supply-claim.entity.js';

/** Every row class of this feature, for the data source. */
export const PACK_ENTITIES = [
  PackEntity,
  PackCellEntity,
  OutsideSupplyEntity,
  SupplyClaimEntity,
] as const;
