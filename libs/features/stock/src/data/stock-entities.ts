import { StockCountEntity } from './stock-count.entity.js';
import { StockCountLineEntity } from './stock-count-line.entity.js';
import { StockParEntity } from './stock-par.entity.js';
import { StockPickListEntity } from './stock-pick-list.entity.js';
import { StockPurchaseEntity } from './stock-purchase.entity.js';
import { StockPurchaseLineEntity } from './stock-purchase-line.entity.js';
import { StockRecallEntity } from './stock-recall.entity.js';

/** Every row class of this feature, for the data source. */
export const STOCK_ENTITIES = [StockParEntity, StockPurchaseEntity, StockPurchaseLineEntity, StockCountEntity, StockCountLineEntity, StockRecallEntity, StockPickListEntity] as const;
