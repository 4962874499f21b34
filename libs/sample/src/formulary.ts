import { CARDIOVASCULAR_PRODUCTS } from './cardiovascular-products.js';
import { DIGESTIVE_URINARY_RESPIRATORY_PRODUCTS } from './digestive-urinary-respiratory-products.js';
import { ENDOCRINE_PRODUCTS } from './endocrine-products.js';
import { EYE_INHALED_PRODUCTS } from './eye-inhaled-products.js';
import { INJECTED_APPLIED_PRODUCTS } from './injected-applied-products.js';
import { LIQUIDS_RECTAL_PRODUCTS } from './liquids-rectal-products.js';
import { NEUROLOGY_PRODUCTS } from './neurology-products.js';
import { PAIN_INFECTION_PRODUCTS } from './pain-infection-products.js';
import type { Product } from './product.js';
import { PSYCHOTROPIC_PRODUCTS } from './psychotropic-products.js';

/** Every product the sample pharmacy stocks. */
export const FORMULARY: readonly Product[] = [
  ...CARDIOVASCULAR_PRODUCTS, ...ENDOCRINE_PRODUCTS, ...PSYCHOTROPIC_PRODUCTS, ...NEUROLOGY_PRODUCTS,
  ...PAIN_INFECTION_PRODUCTS, ...DIGESTIVE_URINARY_RESPIRATORY_PRODUCTS, ...LIQUIDS_RECTAL_PRODUCTS,
  ...EYE_INHALED_PRODUCTS, ...INJECTED_APPLIED_PRODUCTS,
];

const BY_KEY = new Map<string, Product>();
for (const product of FORMULARY) {
  const key = `${product.name} ${product.strength}`;
  if (!BY_KEY.has(key)) BY_KEY.set(key, product);
  BY_KEY.set(`${product.name}@${product.form} ${product.strength}`, product);
}

/** A product by display name, or `name@form` where a name has two forms, and strength. Throws on an unknown one. */
export function productNamed(drug: string, strength: string): Product {
  const product = BY_KEY.get(`${drug} ${strength}`);
  if (product === undefined) throw new Error(`not in the sample formulary: ${drug} ${strength}`);
  return product;
}
