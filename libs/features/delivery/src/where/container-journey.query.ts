import type { Tx } from '@cyclefill/platform/database';
import { RECEIPT_CONDITIONS } from '@cyclefill/domain/delivery';
import { z } from 'zod';
import { clockAt } from './where-sentence.js';

const Row = z.object({
  toteCode: z.string(), zone: z.string(), plannedAt: z.date().nullable(), departedAt: z.date().nullable(), van: z.string().nullable(), routeCode: z.string().nullable(), condition: z.enum(RECEIPT_CONDITIONS).nullable(),
  receivedAt: z.date().nullable(), signedName: z.string().nullable(),
});

/** Where the newest container of an order is that lies in no pack, as a sentence; null = none was put in a tote. */
export async function readContainerJourney(tx: Tx, orderId: string): Promise<string | null> {
  const [row] = await tx.query(
    Row,
    `select t.code as "toteCode", f.zone, n.planned_at as "plannedAt", n.departed_at as "departedAt", n.van, r.code as "routeCode", l.condition, l.received_at as "receivedAt", l.signed_name as "signedName"
     from tote_item i join tote t on t.id = i.tote_id join facility f on f.id = t.facility_id left join van_run n on n.id = t.van_run_id left join route r on r.id = n.route_id
     left join lateral (select l.condition, c.received_at, c.signed_name from receipt_line l join receipt c on c.id = l.receipt_id where l.tote_item_id = i.id order by l.id desc limit 1) l on true
     where i.order_id = $1 and i.pulled_at is null order by i.id desc limit 1`,
    [orderId],
  );
  if (row === undefined) return null;
  const { zone } = row;
  const van = `${row.van ?? ''} of route ${row.routeCode ?? ''}`;
  if (row.receivedAt !== null) return `Its container came with tote ${row.toteCode}: ${row.condition ?? ''} ${clockAt(row.receivedAt, zone)}, signed by ${row.signedName ?? ''}.`;
  if (row.departedAt !== null) return `Its container left ${clockAt(row.departedAt, zone)} in tote ${row.toteCode} on ${van}; it is not received yet.`;
  return row.plannedAt === null ? `Its container is in tote ${row.toteCode}, which waits for a van.` : `Its container is in tote ${row.toteCode} for ${van} at ${clockAt(row.plannedAt, zone)}.`;
}
