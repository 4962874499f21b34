import { type AccessScope, Refusal, scopeArrays } from '@cyclefill/contracts';
import { isValidPackCode } from '@cyclefill/domain/identification';
import { residentInScope } from '@cyclefill/features/resident';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

/** How an order is named: the code on its pack, the order itself, or its Rx number in a message. */
export type RefillSubject =
  | { readonly via: 'scan'; readonly code: string }
  | { readonly via: 'click'; readonly orderId: string }
  | { readonly via: 'message'; readonly rxNumber: string };

const OrderRow = z.object({ order_id: z.string() });

const BY_CODE = `
select o.id as order_id from med_order o where ${residentInScope({ facility: 'o.facility_id', resident: 'o.resident_id' })} and o.id in (
  select p.order_id from pack p where p.is_current and p.code = $3 and p.order_id is not null
  union select c.order_id from pack p join pack_cell c on c.pack_id = p.id where p.is_current and p.code = $3
  union select d.order_id from demand_fill d where d.code = $3)`;

/** The order that is asked for, or null when there is none; a code outside the scope is none. @throws Refusal refill.code-of-many for a sheet of several drugs */
export async function findOrder(tx: Tx, scope: AccessScope, subject: RefillSubject): Promise<string | null> {
  if (subject.via === 'scan') {
    const rows = isValidPackCode(subject.code) ? await tx.query(OrderRow, BY_CODE, [...scopeArrays(scope), subject.code]) : [];
    if (rows.length > 1) throw new Refusal('refill.code-of-many');
    return rows[0]?.order_id ?? null;
  }
  const [row] = subject.via === 'click'
    ? await tx.query(OrderRow, 'select id as order_id from med_order where id = $1', [subject.orderId])
    : await tx.query(OrderRow, 'select id as order_id from med_order where rx_number = $1', [subject.rxNumber]);
  return row?.order_id ?? null;
}
