import { type DirectoryProduct, type ProductLookUp, type ScannedProduct, assignableCode, directoryKeys, productsOf } from '@cyclefill/domain/identification';
import type { ComparableProduct } from '@cyclefill/domain/product';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { assignedProduct } from './assigned-code.query.js';

const Row = z.object({
  labeler_code: z.string(), product_code: z.string(), package_code: z.string(), ndc11: z.string(), rxcui: z.string(), ingredientRxcui: z.string(), name: z.string(), ingredient: z.string(), proprietaryName: z.string(),
  strength: z.string(), form: z.string(), category: z.string(), route: z.string(), labeler: z.string(), looks: z.string(),
});

const PRODUCTS = `
select ndc_labeler as labeler_code, ndc_product as product_code, ndc_package as package_code, ndc11, rxcui, ingredient_rxcui as "ingredientRxcui", name, ingredient, proprietary_name as "proprietaryName", strength,
  form, category, route, labeler, looks
from drug_product where ndc11 = any($1) and superseded_at is null order by ndc11`;

/** A product with its NDC as the catalogue writes it. */
export type CataloguedProduct = ComparableProduct & DirectoryProduct;

async function readProducts(tx: Tx, ndc11s: readonly string[]): Promise<readonly CataloguedProduct[]> {
  const rows = await tx.query(Row, PRODUCTS, [ndc11s]);
  return rows.map(({ labeler_code: labeler, product_code: product, package_code: packageCode, ...row }) => ({ ...row, ndc: { labeler, product, package: packageCode } }));
}

/** A product of the pharmacy's catalogue; null = it has none of this NDC. */
export async function readProduct(tx: Tx, ndc11: string): Promise<ComparableProduct | null> {
  return (await readProducts(tx, [ndc11]))[0] ?? null;
}

/** Which products of the catalogue a maker's code is of by its digits alone: by look-up, never by guessing (D90). */
export async function productsByDigits(tx: Tx, scan: ScannedProduct): Promise<ProductLookUp<CataloguedProduct>> {
  const known = Map.groupBy(await readProducts(tx, directoryKeys(scan)), ({ ndc11 }) => ndc11);
  return productsOf(scan, (ndc11) => known.get(ndc11) ?? []);
}

/** Which product a maker's code is: by its digits, and where they leave it open, by what a pharmacist said of this very code. */
export async function lookUpProduct(tx: Tx, scan: ScannedProduct): Promise<ProductLookUp<CataloguedProduct>> {
  const found = await productsByDigits(tx, scan);
  const code = assignableCode(scan);
  if (found.outcome === 'one' || code === null) return found;
  const product = mayBe(scan, found, await assignedProduct(tx, code));
  return (await readOne(tx, product)) ?? found;
}

/** What digits contradict is not believed: a catalogue that came since may know another product by them. */
function mayBe(scan: ScannedProduct, found: ProductLookUp<CataloguedProduct>, ndc11: string | null): string | null {
  const open = found.outcome === 'several' ? found.products.some((product) => product.ndc11 === ndc11) : scan.ndcs.length === 0;
  return open ? ndc11 : null;
}

async function readOne(tx: Tx, ndc11: string | null): Promise<ProductLookUp<CataloguedProduct> | null> {
  const [product] = ndc11 === null ? [] : await readProducts(tx, [ndc11]);
  return product === undefined ? null : { outcome: 'one', product };
}
