import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

const Row = z.object({ packId: z.string(), rxNumber: z.string(), was: z.string(), is: z.string() });

/** An order in a pack whose product is another than in the last pack that was sealed with it. */
export type LookDifference = Readonly<z.output<typeof Row>>;

// What was used stands for what was ordered, as in the comparison of a check. A card may become a sheet: the last pack is found by the line of the order, whatever its kind.
const DIFFERENCES = `
select p.id as "packId", m.rx_number as "rxNumber", last.ndc11 as was, held.ndc11 as "is"
from pack p
join lateral (
  select v.rx_number, coalesce(v.line_order_id, v.order_id) as line_id, v.ndc11, v.order_id from order_version v
  where v.superseded_at is null and v.order_id in (select c.order_id from pack_cell c where c.pack_id = p.id)) m on true
left join pack_order w on w.pack_id = p.id and w.order_id = m.order_id
join lateral (select coalesce((select f.ndc11 from pack_fill f where f.pack_id = p.id and f.order_id = m.order_id and f.undone_at is null order by f.id desc limit 1), w.ndc11, m.ndc11) as ndc11) held on true
join lateral (
  select coalesce((select f.ndc11 from pack_fill f where f.pack_id = b.id and f.order_id = o.order_id and f.undone_at is null order by f.id desc limit 1), o.ndc11) as ndc11
  from pack b join pack_order o on o.pack_id = b.id and o.state <> 'excepted' join order_version t on t.id = o.order_version_id
  where b.resident_id = p.resident_id and b.id <> p.id and b.sealed_at is not null and b.days_from < p.days_from and b.state not in ('void', 'recalled') and coalesce(t.line_order_id, t.order_id) = m.line_id
  order by b.sealed_at desc, b.id desc limit 1) last on true
where p.id = any($1) and last.ndc11 <> held.ndc11 and w.state is distinct from 'excepted'
order by p.id, m.rx_number collate "C"`;

/** Which orders in packs have another product than in the last sealed pack of the same resident and line, by eleven digits each (E21). */
export function readLookDifferences(tx: Tx, packIds: readonly string[]): Promise<LookDifference[]> {
  return tx.query(Row, DIFFERENCES, [packIds]);
}
