import { type DirectoryProduct, type ProductLookUp, type ScannedProduct, directoryKeys, productsOf } from '@cyclefill/domain/identification';
import type { ComparableProduct } from '@cyclefill/domain/product';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

const Row = z.object({
  labeler_code: z.string(), product_code: z.string(), package_code: z.string(), ndc11: z.string(), rxcui: z.string(), ingredientRxcui: z.string(), name: z.string(), ingredient: z.string(), proprietaryName: z.string(),
  strength: z.string(), form: z.string(), category: z.string(), route: z.string(), labeler: z.string(), looks: z.string(),
});

const PRODUCTS = `
select ndc_labeler as labeler_code, ndc_product as product_code, ndc_package as package_code, ndc11, rxcui, ingredient_rxcui as "ingredientRxcui", name, ingredient, proprietary_name as "proprietaryName", strength,
  form, category, route, labeler, looks
from drug_product where ndc11 = any($1) and superseded_at is null order by ndc11`;

type CataloguedProduct = ComparableProduct & DirectoryProduct;

async function readProducts(tx: Tx, ndc11s: readonly string[]): Promise<readonly CataloguedProduct[]> {
  const rows = await tx.query(Row, PRODUCTS, [ndc11s]);
  return rows.map(({ labeler_code: labeler, product_code: product, package_code: packageCode, ...row }) => ({ ...row, ndc: { labeler, product, package: packageCode } }));
}

/** A product of the pharmacy's catalogue; null = it has none of this NDC. */
export async function readProduct(tx: Tx, ndc11: string): Promise<ComparableProduct | null> {
  return (await readProducts(tx, [ndc11]))[0] ?? null;
}

/** Which product of the catalogue a maker's code is: by look-up, never by guessing (D90). */
export async function lookUpProduct(tx: Tx, scan: ScannedProduct): Promise<ProductLookUp<ComparableProduct>> {
  const known = Map.groupBy(await readProducts(tx, directoryKeys(scan)), ({ ndc11 }) => ndc11);
  return productsOf(scan, (ndc11) => known.get(ndc11) ?? []);
}
