export type { BilledNdc } from './ndc.js';
export type { ApplicationType, ProductRow } from './product-row.js';
export { readCatalogue } from './read-catalogue.js';
export type { CatalogueReading } from './read-catalogue.js';
export { readLtcCatalogue } from './ltc-catalogue.js';
export { readSchedule } from './read-schedule.js';
