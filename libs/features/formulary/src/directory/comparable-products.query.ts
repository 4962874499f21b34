import type { ComparableProduct } from '@cyclefill/domain/product';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

const Row = z.object({
  ndc11: z.string(), rxcui: z.string(), ingredientRxcui: z.string(), name: z.string(), ingredient: z.string(), proprietaryName: z.string(), strength: z.string(), form: z.string(), category: z.string(), route: z.string(),
  labeler: z.string(), looks: z.string(),
});

/** The pharmacy's whole catalogue as products are compared, by NDC. */
export function readComparableProducts(tx: Tx): Promise<readonly ComparableProduct[]> {
  return tx.query(
    Row,
    `select ndc11, rxcui, ingredient_rxcui as "ingredientRxcui", name, ingredient, proprietary_name as "proprietaryName", strength, form, category, route, labeler, looks
     from drug_product where tenant_id = $1 and superseded_at is null order by ndc11`,
    [tx.actor.tenantId],
  );
}
