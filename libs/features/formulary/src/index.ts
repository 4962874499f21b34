export { FORMULARY_ENTITIES } from './data/formulary-entities.js';
export { ImportCatalogue } from './import-catalogue/import-catalogue.js';
export type { CatalogueReport } from './import-catalogue/import-catalogue.js';
export { recordProducts } from './import-catalogue/record-products.js';
