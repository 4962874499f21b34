export { BENCH_ENTITIES } from './data/bench-entities.js';
export { DriftGuard } from './pack-life/drift-guard.js';
export { PackLife } from './pack-life/pack-life.js';
export type { StepDetail, StepOutcome } from './pack-life/pack-life.js';
export { NearMissRepository } from './near-miss/near-miss.repository.js';
export type { CaughtError } from './near-miss/near-miss.repository.js';
