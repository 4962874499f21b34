import { CHECKED_ACROSS } from '@cyclefill/domain/clinical';
import { formatDay } from '@cyclefill/domain/kernel';
import { type Tx, prepared } from '@cyclefill/platform/database';
import type { BatchFacts, SnapshotPart } from '../compute-fill-batch/fill-snapshot.js';
import { isStockKept } from '../compute-fill-batch/stock.query.js';
import { type RelatedOrder, relatedOrders } from './related-orders.js';

/** What is decided anew: changed orders, with the orders of their resident that they may be found together with. A resident with so many orders that their number is looked at comes with all of them. */
export interface ChangedPart extends SnapshotPart {
  /** Products whose lots are counted out anew: every line that takes of one of them is in the part, in its turn (E14, E15). */
  readonly products: ReadonlySet<string>;
}

const SEEN_TOGETHER = ['DUPLICATE', ...CHECKED_ACROSS].map((code) => `'${code}'`).join(', ');

const CHANGED = 'select id, resident_id from med_order where facility_id = $1 and changed_version > $2';

/**
 * Every order of some residents, with the ingredients it has now. One that was found together with another is looked at again: the other may be another product now. The fences keep the one plan
 * of it to the few orders of those residents, by index: it cannot know how few they are.
 */
const ordersOf = (residents: string, touched: string): string => `
select o.id as order_id, o.resident_id, coalesce(d.ingredient, '') as ingredient, coalesce(d.ingredient_rxcui, '') as ingredient_rxcui,
  o.facility_id = $1 and o.changed_version > $2 or ${touched} o.id in (select order_id from finding where batch_id = $3 and is_current and code in (${SEEN_TOGETHER})) as touched
from (select distinct resident_id from (${residents}) c) r
cross join lateral (select id, resident_id, facility_id, changed_version from med_order where resident_id = r.resident_id offset 0) o
left join lateral (select tenant_id, ndc11 from order_version where order_id = o.id and superseded_at is null limit 1) v on true
left join lateral (select ingredient, ingredient_rxcui from drug_product where tenant_id = v.tenant_id and ndc11 = v.ndc11 and superseded_at is null limit 1) d on true`;

const ORDERS = prepared(`with changed as (${CHANGED}) ${ordersOf('select resident_id from changed', '')}`, ['uuid', 'bigint', 'uuid']);

/** Where stock is kept, a changed order moves what is left of its product, before and after the change, for every other. */
const MOVED_PRODUCTS = `
changed as materialized (${CHANGED}),
products as materialized (
  select v.ndc11 from changed c join order_version v on v.order_id = c.id where v.superseded_at is null
  union
  select v.ndc11 from changed c join fill_line l on l.order_id = c.id and l.kind = 'cycle' and l.window_from = $4 and l.is_current
    join order_version v on v.id = l.order_version_id
)`;

const PRODUCTS = prepared(`with ${MOVED_PRODUCTS} select ndc11 from products where $3::uuid is not null`);

const ORDERS_WITH_STOCK = prepared(`
with ${MOVED_PRODUCTS},
taking as materialized (
  select l.order_id, l.resident_id from fill_line l join order_version v on v.id = l.order_version_id
  where l.batch_id = $3 and l.is_current and l.pulled > 0 and v.ndc11 in (select ndc11 from products)
)
${ordersOf('select resident_id from changed union select resident_id from taking', 'o.id in (select order_id from taking) or')}`);

/** The part of a batch's facility that changed after a version of its inputs; null = none of its orders did. @param known the knowledge of the rebuild */
export async function readChangedPart(tx: Tx, batch: BatchFacts, fromVersion: string, known: Date): Promise<ChangedPart | null> {
  const changed = [batch.facilityId, fromVersion, batch.id];
  const withStock = [...changed, formatDay(batch.window.from)];
  const [rows, products] = (await isStockKept(tx, known))
    ? await Promise.all([tx.raw<RelatedOrder>(ORDERS_WITH_STOCK, withStock), tx.raw<{ ndc11: string }>(PRODUCTS, withStock)])
    : [await tx.raw<RelatedOrder>(ORDERS, changed), []];
  const orders = [...Map.groupBy(rows, (row) => row.resident_id).values()].flatMap(relatedOrders);
  if (orders.length === 0) return null;
  return {
    residents: [...new Set(orders.map((row) => row.resident_id))], orders: orders.map((row) => row.order_id), products: new Set(products.map(({ ndc11 }) => ndc11)), current: true,
  };
}
