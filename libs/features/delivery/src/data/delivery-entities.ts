import { PackReturnEntity } from './pack-return.entity.js';
import { ReceiptEntity } from './receipt.entity.js';
import { ReceiptFollowUpEntity } from './receipt-follow-up.entity.js';
import { ReceiptLineEntity } from './receipt-line.entity.js';
import { ReceiptSettingEntity } from './receipt-setting.entity.js';
import { RouteEntity } from './route.entity.js';
import { RouteStopEntity } from './route-stop.entity.js';
import { ToteEntity } from './tote.entity.js';
import { ToteEventEntity } from './tote-event.entity.js';
import { ToteItemEntity } from './tote-item.entity.js';
import { VanRunEntity } from './van-run.entity.js';

/** Every row class of this feature, for the data source. */
export const DELIVERY_ENTITIES = [
  PackReturnEntity,
  ReceiptEntity,
  ReceiptFollowUpEntity,
  ReceiptLineEntity,
  ReceiptSettingEntity,
  RouteEntity,
  RouteStopEntity,
  ToteEntity,
  ToteEventEntity,
  ToteItemEntity,
  VanRunEntity,
] as const;
