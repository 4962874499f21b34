import { type ComparableProduct, type ProductIdentity, productIdentity } from './product-identity.js';

/** In what two products may differ, the gravest first. */
export const PRODUCT_DIFFERENCES = ['ingredient', 'salt', 'strength', 'release', 'form', 'maker', 'appearance'] as const;
export type ProductDifference = (typeof PRODUCT_DIFFERENCES)[number];

/** The gravest difference in one word: `FORM` is form or release (V20). */
export type ProductMatchCode = 'SAME' | 'MAKER' | 'FORM' | 'STRENGTH' | 'DRUG';

/** How one product compares with another. `same`: one may be given for the other; maker and appearance alone may differ. */
export interface ProductComparison {
  readonly same: boolean;
  /** In the order of `PRODUCT_DIFFERENCES`. */
  readonly differs: readonly ProductDifference[];
  readonly code: ProductMatchCode;
}

const CODES: Readonly<Record<ProductDifference, ProductMatchCode>> = {
  ingredient: 'DRUG', salt: 'DRUG', strength: 'STRENGTH', release: 'FORM', form: 'FORM', maker: 'MAKER', appearance: 'MAKER',
};
const HARMLESS: readonly ProductDifference[] = ['maker', 'appearance'];

interface Side {
  readonly product: ComparableProduct;
  readonly identity: ProductIdentity;
}

/** Both are known: then equal or not. Null = at least one is not said. */
function agree(one: string, other: string): boolean | null {
  return one === '' || other === '' ? null : one === other;
}

function sameIngredient(a: Side, b: Side): boolean {
  const byCode = agree(a.product.ingredientRxcui, b.product.ingredientRxcui);
  if (byCode !== null) return byCode;
  return agree(a.identity.words.base, b.identity.words.base) === true || agree(a.identity.ingredientWords.base, b.identity.ingredientWords.base) === true;
}

function sameSalt(a: Side, b: Side, oneConcept: boolean): boolean {
  const [left, right] = [a.identity, b.identity];
  if (left.words.base === right.words.base && left.words.salt === right.words.salt) {
    // Without RxNorm the ingredient may say what the name leaves out: isosorbide mononitrate or dinitrate.
    const known = agree(a.product.ingredientRxcui, b.product.ingredientRxcui) !== null;
    return known || left.words.salt !== '' || agree(left.ingredientWords.salt, right.ingredientWords.salt) !== false;
  }
  // One concept may be called by two names, or with its salt and without; two salts are never one.
  return oneConcept && agree(left.words.salt, right.words.salt) !== false;
}

/**
 * Two extended releases of one strength may be of 12 hours and of 24. They are the same where RxNorm has one concept for both, or
 * where nothing tells them apart; a brand and a generic, which have a concept each, are left to a pharmacist.
 */
function sameRelease(a: Side, b: Side, concept: boolean | null): boolean {
  const [left, right] = [a.identity.release, b.identity.release];
  if (left.kind !== right.kind) return false;
  const extended = left.kind === 'extended' || left.kind === 'delayed_extended';
  return !extended || (concept ?? left.detail === right.detail);
}

function sameStrength(left: ProductIdentity, right: ProductIdentity): boolean {
  return left.amounts.length === right.amounts.length && left.amounts.every((amount, index) => amount === right.amounts[index]);
}

function differencesOf(a: Side, b: Side): ReadonlySet<ProductDifference> {
  const found = new Set<ProductDifference>();
  const [left, right] = [a.identity, b.identity];
  const concept = agree(a.product.rxcui, b.product.rxcui);
  if (!sameIngredient(a, b)) found.add('ingredient');
  else if (!sameSalt(a, b, concept === true)) found.add('salt');
  if (!sameStrength(left, right)) found.add('strength');
  if (!sameRelease(a, b, concept)) found.add('release');
  if (left.form !== right.form || agree(left.route, right.route) === false) found.add('form');
  if (a.product.ndc11.slice(0, 9) !== b.product.ndc11.slice(0, 9)) found.add('maker');
  if (agree(a.product.looks.toLowerCase(), b.product.looks.toLowerCase()) === false) found.add('appearance');
  return found;
}

/** Compares two products read before: symmetric, and `SAME` for a product and itself. Packages of one product differ in nothing. */
export function compareIdentities(a: Side, b: Side): ProductComparison {
  const found = differencesOf(a, b);
  const differs = PRODUCT_DIFFERENCES.filter((difference) => found.has(difference));
  return { same: differs.every((difference) => HARMLESS.includes(difference)), differs, code: differs[0] === undefined ? 'SAME' : CODES[differs[0]] };
}

/** In what two products differ (V20): never the same where anything but maker and appearance does, or cannot be told not to. */
export function compareProducts(a: ComparableProduct, b: ComparableProduct): ProductComparison {
  return compareIdentities({ product: a, identity: productIdentity(a) }, { product: b, identity: productIdentity(b) });
}
