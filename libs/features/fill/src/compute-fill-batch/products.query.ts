import type { Milli } from '@cyclefill/domain/kernel';
import type { DrugFacts } from '@cyclefill/domain/cycle-fill';
import type { DeaSchedule } from '@cyclefill/domain/law';
import { type PackProduct, unitVolume } from '@cyclefill/domain/packing';
import { clinicalDrug } from '@cyclefill/features/clinical';
import { type Tx, prepared } from '@cyclefill/platform/database';
import { Recent } from './recent.js';
import { knownAt } from './snapshot-rows.js';

interface ProductRow {
  id: string;
  ndc11: string;
  name: string;
  strength: string;
  ingredient_rxcui: string;
  therapeutic_class: string;
  application_type: string;
  ingredient: string;
  form: string;
  category: string;
  schedule: DeaSchedule | null;
  countable: boolean;
  split_unit: number;
  hazardous: boolean;
  original_container: boolean;
  refrigerated: boolean;
  discard_after: number | null;
  unit_length: number | null;
}

/** One version of a product; the orders of a batch that use it share it. */
export interface KnownProduct {
  readonly versionId: string;
  readonly splitUnit: Milli;
  readonly strength: string;
  readonly product: PackProduct;
  readonly drug: DrugFacts;
}

/** The codes are joined, not compared with `any`: the planner would weigh each of them against its statistics, for longer than the read takes. */
const KNOWN = prepared(`select d.id from unnest($1::text[]) as wanted(ndc11) join drug_product d on d.ndc11 = wanted.ndc11 and ${knownAt('d')}`, ['text[]', 'timestamptz']);

const ROWS = prepared(`
select d.id, d.ndc11, d.name, d.strength, d.ingredient, d.ingredient_rxcui, d.therapeutic_class, d.application_type, d.form, d.category, d.dea_schedule as schedule, d.countable,
  d.split_unit_milli as split_unit, d.hazardous, d.original_container, d.refrigerated, d.discard_after_days as discard_after, d.unit_length_mm as unit_length
from unnest($1::uuid[]) as wanted(id) join drug_product d on d.id = wanted.id`, ['uuid[]']);

function drugFacts(row: ProductRow): DrugFacts {
  return {
    ...clinicalDrug(row), applicationType: row.application_type, solidOral: row.countable, originalContainer: row.original_container, discardAfterDays: row.discard_after,
  };
}

function knownProduct(row: ProductRow): KnownProduct {
  return {
    versionId: row.id, splitUnit: row.split_unit as Milli, strength: row.strength, drug: drugFacts(row),
    product: {
      ndc11: row.ndc11, ingredient: row.ingredient, form: row.form, category: row.category, schedule: row.schedule, hazardous: row.hazardous,
      countable: row.countable, originalContainer: row.original_container, refrigerated: row.refrigerated, labelLength: row.name.length + row.strength.length + 1,
      unitVolume: row.countable ? unitVolume({ form: row.form, strength: row.strength, lengthMm: row.unit_length }) : null,
    },
  };
}

/** Versions of products as they were read; a row is never edited. The facilities of a pharmacy use much the same ones. */
const versions = new Recent<string, KnownProduct>(4096);

/** The named products of the pharmacy's catalogue as known at an instant, by NDC. */
export async function readProducts(tx: Tx, ndc11s: Iterable<string>, known: Date): Promise<ReadonlyMap<string, KnownProduct>> {
  const ids = (await tx.raw<{ id: string }>(KNOWN, [[...new Set(ndc11s)], known])).map(({ id }) => id);
  const held = ids.map((id) => versions.get(id));
  const missing = ids.filter((_, index) => held[index] === undefined);
  const read = missing.length === 0 ? [] : (await tx.raw<ProductRow>(ROWS, [missing])).map(knownProduct);
  for (const product of read) versions.set(product.versionId, product);
  return new Map([...held, ...read].flatMap((product) => (product === undefined ? [] : [[product.product.ndc11, product] as const])));
}
