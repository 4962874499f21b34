import { Refusal } from '@cyclefill/contracts';
import type { ScriptEventOf } from '@cyclefill/interop/script';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

type NamedResident = ScriptEventOf<'newRx'>['resident'];

const ResidentRow = z.object({ facilityId: z.string(), residentId: z.string().nullable() });
const OrderRow = z.object({ orderId: z.string(), readVersion: z.int() });

/** The facility and the resident that a message names; the resident is null where the facility knows none of that code. @throws Refusal `facility.not-found` */
export async function findNamedResident(tx: Tx, { facility, code }: NamedResident): Promise<z.output<typeof ResidentRow>> {
  const [row] = await tx.query(
    ResidentRow, 'select f.id as "facilityId", r.id as "residentId" from facility f left join resident r on r.facility_id = f.id and r.code = $3 where f.tenant_id = $1 and f.code = $2', [tx.actor.tenantId, facility, code],
  );
  if (row === undefined) throw new Refusal('facility.not-found');
  return row;
}

/** The order of a prescription number, as it is now. A number that belongs to another resident is none: the message may be about the wrong person. @throws Refusal `order.not-found` */
export async function findNamedOrder(tx: Tx, rxNumber: string, { facility, code }: NamedResident): Promise<z.output<typeof OrderRow>> {
  const [row] = await tx.query(
    OrderRow,
    `select o.id as "orderId", v.version as "readVersion" from med_order o join order_version v on v.order_id = o.id and v.superseded_at is null
       join resident r on r.id = o.resident_id join facility f on f.id = r.facility_id
     where o.tenant_id = $1 and o.rx_number = $2 and f.code = $3 and r.code = $4`,
    [tx.actor.tenantId, rxNumber, facility, code],
  );
  if (row === undefined) throw new Refusal('order.not-found');
  return row;
}
