import { OutsideSupplyEntity } from './outside-supply.entity.js';
import { PackEntity } from './pack.entity.js';
import { PackCellEntity } from './pack-cell.entity.js';
import { PackEventEntity } from './pack-event.entity.js';
import { PackOrderEntity } from './pack-order.entity.js';
import { PackTypeEntity } from './pack-type.entity.js';
import { PackingSettingEntity } from './packing-setting.entity.js';
import { PrinterOffsetEntity } from './printer-offset.entity.js';
import { SupplyClaimEntity } from './supply-claim.entity.js';

/** Every row class of this feature, for the data source. */
export const PACK_ENTITIES = [
  PackEntity,
  PackCellEntity,
  PackEventEntity,
  PackOrderEntity,
  PackTypeEntity,
  PackingSettingEntity,
  PrinterOffsetEntity,
  OutsideSupplyEntity,
  SupplyClaimEntity,
] as const;
