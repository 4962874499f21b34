export { brokenJsonLimit } from './json-limits.js';
export type { BrokenJsonLimit, JsonLimits } from './json-limits.js';
