export { parseNdc, toNdc11 } from './ndc.js';
export type { Ndc } from './ndc.js';
export { PACK_CODE_KINDS, isValidPackCode, packCode } from './pack-code.js';
export type { PackCodeKind } from './pack-code.js';
export { deaProblem } from './dea-number.js';
export type { DeaProblem } from './dea-number.js';
export { isValidNpi } from './npi.js';
