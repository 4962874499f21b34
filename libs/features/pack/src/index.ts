export { PACK_ENTITIES } from './data/pack-entities.js';
export { readLayout } from './plan-packs/free-codes.js';
export type { BatchLayout, CodedPack } from './plan-packs/lay-out-batch.js';
export { RECALL_COLUMNS, recallRows } from './list-recalls/recall-rows.js';
export { PlanPacksProcessor } from './plan-packs/plan-packs.processor.js';
