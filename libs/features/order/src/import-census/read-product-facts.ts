import { DEA_SCHEDULES } from '@cyclefill/domain/law';
import type { CensusFolder, ProductFacts } from '@cyclefill/interop/census';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

/** What an import must know of a product: what rows are held against, and how orders of it are supplied. */
export interface KnownProduct extends ProductFacts {
  readonly countable: boolean;
}

const ProductRow = z.object({
  ndc11: z.string(), name: z.string(), strength: z.string(), form: z.string(), doseUnit: z.string(), schedule: z.enum(DEA_SCHEDULES).nullable(), countable: z.boolean(),
});

/** The products that a folder names, from its own catalogue first, then from the database. */
export async function readProductFacts(tx: Tx, { products, mentions }: CensusFolder): Promise<ReadonlyMap<string, KnownProduct>> {
  const known = new Map<string, KnownProduct>(products.map((product) => [product.ndc.ndc11, { ...product, countable: product.handling.countable }]));
  const wanted = new Set(mentions.map(({ ndc11 }) => ndc11).filter((ndc11) => !known.has(ndc11)));
  const rows = await tx.query(
    ProductRow,
    `select ndc11, name, strength, form, dose_unit as "doseUnit", dea_schedule as schedule, countable
     from drug_product where tenant_id = $1 and superseded_at is null and ndc11 = any($2)`,
    [tx.actor.tenantId, [...wanted]],
  );
  for (const row of rows) known.set(row.ndc11, row);
  return known;
}

const FoundRow = z.object({ found: z.boolean() });

/** Whether a folder names products, and neither it nor the database has any. */
export async function hasNoCatalogue(tx: Tx, { products, mentions }: CensusFolder): Promise<boolean> {
  if (products.length > 0 || mentions.length === 0) return false;
  const [row] = await tx.query(FoundRow, 'select exists (select from drug_product where tenant_id = $1) as found', [tx.actor.tenantId]);
  return row?.found === false;
}
