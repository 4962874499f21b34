export { PACK_ENTITIES } from './data/pack-entities.js';
export { readLayout } from './plan-packs/free-codes.js';
export type { BatchLayout, CodedPack } from './plan-packs/lay-out-batch.js';
export { packNumber } from './plan-packs/pack-number.js';
export { PlanPacksProcessor } from './plan-packs/plan-packs.processor.js';
export { ListPackChanges } from './list-changes/list-pack-changes.js';
export { packChangesView } from './list-changes/pack-changes-view.js';
export { PackHttpModule } from './pack.http.module.js';
