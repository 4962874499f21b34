import { type Milli, ONE_UNIT } from '@cyclefill/domain/kernel';
import { HAZARDOUS, ORIGINAL_CONTAINER, REFRIGERATED, isNamed } from './product-facts.js';
import { isCounted, isWholeOnly } from './product-form.js';

/** How a product may be counted, split, packed and stored. */
export interface ProductHandling {
  /** A tablet or capsule that is counted out unit by unit. */
  readonly countable: boolean;
  /** Smallest part of a unit a dose may be made of (R134). */
  readonly splitUnit: Milli;
  readonly hazardous: boolean;
  readonly originalContainer: boolean;
  readonly refrigerated: boolean;
}

/** A product as a catalogue describes it; `overrides` are a pharmacist's decisions and win over every table. */
export interface ProductDescription {
  readonly displayName: string;
  /** Ingredient or substance name, `; `-separated when there are several. */
  readonly ingredient: string;
  readonly form: string;
  readonly category: string;
  readonly overrides?: Partial<ProductHandling>;
}

const HALF = 500 as Milli;
const ANY_PART = 1 as Milli;

/** Measured out, not counted: each volume or weight is a dose. Patches, puffs, drops and suppositories are whole. */
const MEASURED: readonly string[] = ['oral_liquid', 'oral_powder', 'oral_rinse', 'injectable', 'insulin', 'nebulizer', 'topical'];

function splitUnitOf(product: ProductDescription, countable: boolean, hazardous: boolean): Milli {
  if (countable) return hazardous || isWholeOnly(product.displayName, product.form) ? ONE_UNIT : HALF;
  return MEASURED.includes(product.category) ? ANY_PART : ONE_UNIT;
}

/** Handling of a product from its names and form (R134, R236, D76, D77): plain oral tablets split in halves, nothing else does. */
export function classifyProduct(product: ProductDescription): ProductHandling {
  const names = `${product.ingredient} ${product.displayName}`;
  const countable = product.overrides?.countable ?? isCounted(product);
  const hazardous = product.overrides?.hazardous ?? isNamed(HAZARDOUS, names, product.form);
  return {
    countable,
    splitUnit: splitUnitOf(product, countable, hazardous),
    hazardous,
    originalContainer: isNamed(ORIGINAL_CONTAINER, names, product.form),
    refrigerated: product.category === 'insulin' || isNamed(REFRIGERATED, names, product.form),
    ...product.overrides,
  };
}
