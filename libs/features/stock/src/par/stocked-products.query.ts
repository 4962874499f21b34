import type { Milli } from '@cyclefill/domain/kernel';
import type { StockedProduct } from '@cyclefill/domain/stock';
import { ADDED_VERSION, type Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

/** A product with what lies here of it, its par level of today and who says so; null = none is set. */
export interface ParProduct extends Omit<StockedProduct, 'par'> {
  readonly drug: string;
  readonly strength: string;
  readonly par: Milli | null;
  readonly effectiveFrom: string | null;
  readonly reason: string;
  /** Of all that was ever said of its level. */
  readonly version: number;
}

const Row = z.object({
  ndc11: z.string(), drug: z.string(), strength: z.string(), package_milli: z.int().nullable(), par: z.int().nullable(), effective_from: z.string().nullable(), reason: z.string().nullable(), version: z.int(),
  free: z.coerce.number(), on_order: z.coerce.number(),
});

const PRODUCTS = `
with level as (
  select distinct on (l.ndc11) l.ndc11, l.par_milli, l.effective_from::text as effective_from, l.reason from stock_par l
  where l.tenant_id = $1 and l.superseded_at is null and l.effective_from <= current_date order by l.ndc11, l.effective_from desc
)
select p.ndc11, p.name as drug, p.strength, p.package_size_milli as package_milli, v.par_milli as par, v.effective_from, v.reason, (select ${ADDED_VERSION} from stock_par a where a.tenant_id = $1 and a.ndc11 = p.ndc11) as version,
  (select coalesce(sum(s.units_milli), 0) from stock_lot s where s.tenant_id = $1 and s.ndc11 = p.ndc11 and s.superseded_at is null and s.expires_on >= current_date) as free,
  (select coalesce(sum(greatest(l.packages * l.package_milli - coalesce((select sum(m.milli) from stock_movement m where m.purchase_id = l.purchase_id and m.ndc11 = l.ndc11 and m.kind = 'receive'), 0), 0)), 0)
   from stock_purchase_line l join stock_purchase o on o.id = l.purchase_id where l.tenant_id = $1 and l.ndc11 = p.ndc11 and o.state = 'placed') as on_order
from drug_product p left join level v on v.ndc11 = p.ndc11
where p.tenant_id = $1 and p.superseded_at is null and (v.ndc11 is not null or p.ndc11 = any($2)) and ($3::text is null or p.ndc11 = $3)
order by p.ndc11`;

/** Products that have a par level or are named, by NDC. @param only null = all of them */
export async function readStockedProducts(tx: Tx, named: readonly string[], only: string | null = null): Promise<readonly ParProduct[]> {
  const rows = await tx.query(Row, PRODUCTS, [tx.actor.tenantId, named, only]);
  return rows.map(({ ndc11, drug, strength, ...row }) => ({
    ndc11, drug, strength, par: row.par as Milli | null, effectiveFrom: row.effective_from, reason: row.reason ?? '', version: row.version, free: row.free as Milli, onOrder: row.on_order as Milli,
    packageSize: row.package_milli as Milli | null,
  }));
}
