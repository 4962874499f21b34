import type { Milli } from '@cyclefill/domain/kernel';
import type { DeaSchedule } from '@cyclefill/domain/law';
import type { PackProduct } from '@cyclefill/domain/packing';
import type { Tx } from '@cyclefill/platform/database';
import { knownAt } from './snapshot-rows.js';

interface ProductRow {
  id: string;
  ndc11: string;
  name: string;
  strength: string;
  ingredient: string;
  form: string;
  category: string;
  schedule: DeaSchedule | null;
  countable: boolean;
  split_unit: number;
  hazardous: boolean;
  original_container: boolean;
  refrigerated: boolean;
}

/** One version of a product; the orders of a batch that use it share it. */
export interface KnownProduct {
  readonly versionId: string;
  readonly splitUnit: Milli;
  readonly product: PackProduct;
}

/** The codes are joined, not compared with `any`: the planner would weigh each of them against its statistics, for longer than the read takes. */
const SQL = `
select d.id, d.ndc11, d.name, d.strength, d.ingredient, d.form, d.category, d.dea_schedule as schedule, d.countable,
  d.split_unit_milli as split_unit, d.hazardous, d.original_container, d.refrigerated
from unnest($1::text[]) as wanted(ndc11) join drug_product d on d.ndc11 = wanted.ndc11 and ${knownAt('d')}`;

function knownProduct(row: ProductRow): KnownProduct {
  return {
    versionId: row.id, splitUnit: row.split_unit as Milli,
    product: {
      ndc11: row.ndc11, ingredient: row.ingredient, form: row.form, category: row.category, schedule: row.schedule, hazardous: row.hazardous,
      countable: row.countable, originalContainer: row.original_container, refrigerated: row.refrigerated, labelLength: row.name.length + row.strength.length + 1,
    },
  };
}

/** The named products of the pharmacy's catalogue as known at an instant, by NDC. */
export async function readProducts(tx: Tx, ndc11s: Iterable<string>, known: Date): Promise<ReadonlyMap<string, KnownProduct>> {
  const rows = await tx.raw<ProductRow>(SQL, [[...new Set(ndc11s)], known]);
  return new Map(rows.map((row) => [row.ndc11, knownProduct(row)]));
}
