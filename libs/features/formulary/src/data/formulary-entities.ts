import { DrugProductEntity } from './drug-product.entity.js';
import { PrescriberEntity } from './prescriber.entity.js';
import { StockLotEntity } from './stock-lot.entity.js';

/** Every row class of this feature, for the data source. */
export const FORMULARY_ENTITIES = [
  PrescriberEntity,
  DrugProductEntity,
  StockLotEntity,
] as const;
