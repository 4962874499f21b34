export { STOCK_ENTITIES } from './data/stock-entities.js';
export { Containers } from './containers/containers.js';
export type { Container, LockedContainer, NamedContainer } from './containers/containers.js';
export { StockLedger } from './ledger/stock-ledger.js';
export type { MovementNote, PackUnits } from './ledger/stock-ledger.js';
