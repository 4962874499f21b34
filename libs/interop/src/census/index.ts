export { checkProducts } from './check-products.js';
export type { ProductFacts } from './check-products.js';
export type {
  CensusEventKind, CensusEventRow, CensusFolder, DataProblem, FacilityRow, HoldSpan, MedPassTimesRow, OrderRow, Place, PrescriberRow, ProductMention, ResidentRow, StockRow,
} from './census-rows.js';
export { CENSUS_FILES } from './census-shapes.js';
export { isNoAllergies } from './read-residents.js';
export { readCensus } from './read-census.js';
export type { CensusReading } from './read-census.js';
export { sharedBeds } from './shared-beds.js';
