import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { RefillRepository } from '../data/refill.repository.js';

const IdRow = z.object({ id: z.string() });

/** Requests whose fill, or whose line of a batch, lies in a tote: sent with it; received once nothing of it is missing. */
const REQUESTS: Readonly<Record<'sent' | 'received', string>> = {
  sent: `r.status in ('filled', 'in_batch')`,
  received: `r.status = 'sent' and not exists (
    select from tote_item m left join pack mp on mp.id = m.pack_id
    where m.pulled_at is null and coalesce(m.supply_id, m.batch_id, mp.supply_id, mp.batch_id) = x.source and (m.order_id = r.order_id or exists (select from pack_cell mc where mc.pack_id = m.pack_id and mc.order_id = r.order_id))
      and (select l.received_milli = l.expected_milli from receipt_line l where l.tote_item_id = m.id order by l.id desc limit 1) is not true)`,
};

/** Takes the requests that a tote brings along their chain, as a person would who said so of each (R130). */
export async function moveRefillsOf(tx: Tx, toteId: string, to: 'sent' | 'received'): Promise<void> {
  const requests = await tx.query(
    IdRow,
    `select distinct r.id from tote_item i left join pack p on p.id = i.pack_id cross join lateral (select coalesce(i.supply_id, i.batch_id, p.supply_id, p.batch_id) as source) x
     left join demand_fill d on d.supply_id = x.source
     join refill_request r on (r.id = d.refill_id or (r.batch_id = x.source and (r.order_id = i.order_id or exists (select from pack_cell c where c.pack_id = i.pack_id and c.order_id = r.order_id))))
     where i.tote_id = $1 and i.pulled_at is null and ${REQUESTS[to]} order by r.id`,
    [toteId],
  );
  for (const { id } of requests) {
    await tx.get(RefillRepository).move(id, to);
    await tx.get(RefillRepository).step(id, to, tx.actor.userId, { note: to === 'sent' ? 'left with a van' : 'received with its tote' });
  }
}
