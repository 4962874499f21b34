import { BatchRebuildEntity } from './batch-rebuild.entity.js';
import { ExceptionEventEntity } from './exception-event.entity.js';
import { FillBatchEntity } from './fill-batch.entity.js';
import { FillLineEntity } from './fill-line.entity.js';
import { FillRunEntity } from './fill-run.entity.js';
import { FindingEntity } from './finding.entity.js';

/** Every row class of this feature, for the data source. */
export const FILL_ENTITIES = [
  FillRunEntity,
  FillBatchEntity,
  BatchRebuildEntity,
  FillLineEntity,
  FindingEntity,
  ExceptionEventEntity,
] as const;
