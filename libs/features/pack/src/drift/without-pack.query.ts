import type { OrderDose } from '@cyclefill/domain/bench';
import { localText } from '@cyclefill/features/fill';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { readToday } from './facility-today.js';
import { findMissing } from './find-missing.js';
import { readOwners } from './pack-owners.query.js';

const moment = z.string().describe('wall-clock moment of the facility, YYYY-MM-DDTHH:MM');
/** An order with doses in the window of a pack of its resident that no pack holds: it was ordered, or began to be due again, after the packs were planned. */
export const orderWithoutPackSchema = z.object({ orderId: z.uuid(), rxNumber: z.string(), doses: z.int(), first: moment, last: moment }).meta({ id: 'OrderWithoutPack' });
export type OrderWithoutPack = z.output<typeof orderWithoutPackSchema>;

const MovedRow = z.object({ id: z.string() });
/** Of the residents of these packs something moved that their batch was not rebuilt for. */
const MOVED = `
select p.id from pack p join fill_batch b on b.id = p.batch_id join facility_clock k on k.facility_id = p.facility_id
where p.id = any($1) and b.state in ('planned', 'documented')
  and (b.input_version is null or b.input_version < k.all_changed_version or exists (select from med_order o where o.resident_id = p.resident_id and o.changed_version > b.input_version))`;

const OrderRow = z.object({ orderId: z.string(), rxNumber: z.string() });
/** What has a line goes out in a container, what was filled on demand since went out already. */
const UNFILLED = `
select v.order_id as "orderId", v.rx_number as "rxNumber" from order_version v
where v.order_id = any($1::uuid[]) and v.superseded_at is null
  and not exists (select from fill_line l where l.order_id = v.order_id and l.batch_id = $2 and l.is_current and l.dispensed_milli > 0
    and not exists (select from pack p join pack_cell c on c.pack_id = p.id where p.batch_id = $2 and c.order_id = v.order_id))
  and not exists (select from demand_fill d join fill_batch b on b.id = $2 where d.order_id = v.order_id and d.filled_at > b.known_at)
order by v.rx_number collate "C"`;

const textOf = (dose: OrderDose | undefined): string => (localText(dose?.at ?? null) ?? '').replace(' ', 'T');

/** Orders of the residents of packs that are due in the packs' window and lie in no pack; no pack of theirs is out of date for it. By Rx number. */
export async function readOrdersWithoutPack(tx: Tx, packIds: readonly string[]): Promise<readonly OrderWithoutPack[]> {
  const moved = (await tx.query(MovedRow, MOVED, [packIds])).map(({ id }) => id);
  const found: OrderWithoutPack[] = [];
  for (const owner of moved.length === 0 ? [] : await readOwners(tx, moved)) {
    const { withoutPack } = await findMissing(tx, [owner], await readToday(tx, owner.facility_id, [], [owner]));
    const orders = withoutPack.length === 0 ? [] : await tx.query(OrderRow, UNFILLED, [[...new Set(withoutPack.map(({ orderId }) => orderId))], owner.id]);
    for (const order of orders) {
      const doses = withoutPack.filter(({ orderId }) => orderId === order.orderId);
      found.push({ ...order, doses: doses.length, first: textOf(doses[0]), last: textOf(doses.at(-1)) });
    }
  }
  return found;
}
