export { PACKAGER_ADAPTERS, PACKAGER_ADAPTER_NAMES } from './packager-adapters.js';
export type { PackagerAdapterName } from './packager-adapters.js';
export { PACKAGER_REASONS } from './packager-adapter.js';
export type { PackagerAdapter, PackagerAnswer, PackagerFile, PackagerReason } from './packager-adapter.js';
export type { PackagerDose, PackagerPlan } from './packager-plan.js';
