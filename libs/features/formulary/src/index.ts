export { FORMULARY_ENTITIES } from './data/formulary-entities.js';
export { ImportCatalogue } from './import-catalogue/import-catalogue.js';
export type { CatalogueReport } from './import-catalogue/import-catalogue.js';
export { recordProducts } from './import-catalogue/record-products.js';
export { writeMovements } from './stock/movement-writer.js';
export type { NewMovement } from './stock/movement-writer.js';
export { knowLocations, makeContainers } from './stock/new-containers.js';
export type { NewContainer } from './stock/new-containers.js';
