import type { IngredientProduct } from '@cyclefill/domain/compounding';
import { readProduct } from '@cyclefill/features/formulary';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

const UnitRow = z.object({ ndc11: z.string(), unit: z.string() });

/** Products by NDC with the unit in which stock counts them; one that the catalogue does not have is not among them. */
export async function readIngredientProducts(tx: Tx, ndc11s: readonly string[]): Promise<ReadonlyMap<string, IngredientProduct>> {
  const rows = await tx.query(UnitRow, 'select ndc11, dose_unit as unit from drug_product where ndc11 = any($1) and superseded_at is null order by ndc11', [[...new Set(ndc11s)]]);
  const found = new Map<string, IngredientProduct>();
  for (const { ndc11, unit } of rows) {
    const product = await readProduct(tx, ndc11);
    if (product !== null) found.set(ndc11, { product, unit });
  }
  return found;
}
