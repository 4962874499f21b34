import { CensusImportEntity } from './census-import.entity.js';
import { MedOrderEntity } from './med-order.entity.js';
import { OrderHoldEntity } from './order-hold.entity.js';
import { OrderSupplyEntity } from './order-supply.entity.js';
import { OrderVersionEntity } from './order-version.entity.js';
import { PrescriptionEntity } from './prescription.entity.js';
import { PrnReviewEntity } from './prn-review.entity.js';

/** Every row class of this feature, for the data source. */
export const ORDER_ENTITIES = [
  MedOrderEntity,
  OrderVersionEntity,
  PrescriptionEntity,
  OrderSupplyEntity,
  OrderHoldEntity,
  PrnReviewEntity,
  CensusImportEntity,
] as const;
