export { checkProducts } from './check-products.js';
export type { ProductFacts } from './check-products.js';
export { CENSUS_EVENT_KINDS } from './census-rows.js';
export type {
  CensusEventKind, CensusEventRow, CensusFolder, FacilityRow, HoldSpan, MedPassTimesRow, OrderRow, Place, PrescriberRow, ProductMention, ResidentRow, StockRow,
} from './census-rows.js';
export { CENSUS_FILES, REQUIRED_FILES } from './census-shapes.js';
export { readCensus } from './read-census.js';
export type { CensusReading } from './read-census.js';
export { sharedBeds } from './shared-beds.js';
export { zoneOfState } from './state-zone.js';
