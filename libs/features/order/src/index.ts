export { ORDER_ENTITIES } from './data/order-entities.js';
export { regimenFromJson, regimenToJson } from './data/regimen-json.js';
export { OrderHttpModule } from './order.http.module.js';
export { ImportCensus } from './import-census/import-census.js';
export type { ImportReport, Tally } from './import-census/import-report.js';
