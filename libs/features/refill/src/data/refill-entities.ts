import { CiiPartEntity } from './cii-part.entity.js';
import { DemandFillEntity } from './demand-fill.entity.js';
import { RefillConsentEntity } from './refill-consent.entity.js';
import { RefillRequestEntity } from './refill-request.entity.js';
import { RefillStepEntity } from './refill-step.entity.js';
import { RenewalRequestEntity } from './renewal-request.entity.js';
import { RenewalStepEntity } from './renewal-step.entity.js';
import { ReturnRuleEntity } from './return-rule.entity.js';
import { SupplyReturnEntity } from './supply-return.entity.js';
import { DestructionEntity } from './destruction.entity.js';
import { LeaveSupplyEntity } from './leave-supply.entity.js';
import { EkitEntity } from './ekit.entity.js';
import { EkitItemEntity } from './ekit-item.entity.js';
import { EkitSealEntity } from './ekit-seal.entity.js';
import { EkitStockEntity } from './ekit-stock.entity.js';
import { EkitUseEntity } from './ekit-use.entity.js';

/** Every row class of this feature, for the data source. */
export const REFILL_ENTITIES = [
  RefillRequestEntity,
  RefillStepEntity,
  DemandFillEntity,
  RenewalRequestEntity,
  RenewalStepEntity,
  CiiPartEntity,
  RefillConsentEntity,
  ReturnRuleEntity,
  SupplyReturnEntity,
  DestructionEntity,
  LeaveSupplyEntity,
  EkitUseEntity,
  EkitEntity,
  EkitItemEntity,
  EkitStockEntity,
  EkitSealEntity,
] as const;
