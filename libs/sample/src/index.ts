export { censusCsv, censusHeader } from './census-csv.js';
export {
  CENSUS_COLUMNS, type CatalogueRow, type CensusEventRow, type CensusFile, type CensusRow, type FacilityRow,
  type MedPassTimeRow, type OrderRow, type PlantedRow, type PrescriberRow, type ResidentRow, type StockRow,
} from './census-rows.js';
export { catalogueRows } from './catalogue-rows.js';
export { FORMULARY } from './formulary.js';
export { generateCensus, type CensusPart } from './generate-census.js';
export { generateFacility, type FacilityCensus } from './generate-facility.js';
export { PLANTED_PROBLEMS, type PlantedProblem } from './order-intent.js';
export type { ApplicationType, Product, ProductCategory } from './product.js';
export { DEFAULT_AS_OF, DEFAULT_SAMPLE_OPTIONS, type SampleOptions } from './sample-options.js';
export { SeededRandom } from './seeded-random.js';
export { stockRows } from './stock-rows.js';
export { PACK_HISTORY_TABLES, packHistorySql } from './pack-history.js';
