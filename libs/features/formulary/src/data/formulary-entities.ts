import { AssignedCodeEntity } from './assigned-code.entity.js';
import { DrugProductEntity } from './drug-product.entity.js';
import { PrescriberEntity } from './prescriber.entity.js';
import { StockContainerEntity } from './stock-container.entity.js';
import { StockLocationEntity } from './stock-location.entity.js';
import { StockLotEntity } from './stock-lot.entity.js';
import { StockMovementEntity } from './stock-movement.entity.js';

/** Every row class of this feature, for the data source. */
export const FORMULARY_ENTITIES = [
  PrescriberEntity,
  DrugProductEntity,
  AssignedCodeEntity,
  StockLotEntity,
  StockLocationEntity,
  StockContainerEntity,
  StockMovementEntity,
] as const;
