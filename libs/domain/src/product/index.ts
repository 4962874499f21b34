export { PRODUCT_DIFFERENCES, compareIdentities, compareProducts } from './compare-products.js';
export type { ProductComparison, ProductDifference, ProductMatchCode } from './compare-products.js';
export { productIdentity } from './product-identity.js';
export type { ComparableProduct, ProductIdentity } from './product-identity.js';
export { drugWords } from './drug-words.js';
export type { DrugWords } from './drug-words.js';
