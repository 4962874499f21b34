export { parseNdc, toNdc11 } from './ndc.js';
export type { Ndc } from './ndc.js';
export { OWN_CODE_KINDS, isValidOwnCode, ownCode, readOwnCode } from './own-code.js';
export type { OwnCode, OwnCodeKind } from './own-code.js';
export { PACK_CODE_KINDS, isValidPackCode, packCode } from './pack-code.js';
export type { PackCodeKind } from './pack-code.js';
export { deaProblem } from './dea-number.js';
export type { DeaProblem } from './dea-number.js';
export { isValidNpi } from './npi.js';
