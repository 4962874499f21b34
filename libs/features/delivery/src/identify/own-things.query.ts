import { type AccessScope, scopeArrays } from '@cyclefill/contracts';
import { residentCode, stickerCode } from '@cyclefill/features/bench';
import { residentInScope } from '@cyclefill/features/resident';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

const ResidentRow = z.object({ id: z.string(), facilityId: z.string() });
const OrderRow = z.object({ id: z.string(), rxNumber: z.string(), residentId: z.string(), ended: z.boolean() });

/** The resident of a scope whose tray bears a code: codes are made from rows and kept nowhere, so that each is asked. */
export async function findResidentOfCode(tx: Tx, scope: AccessScope, code: string): Promise<z.output<typeof ResidentRow> | null> {
  const rows = await tx.query(ResidentRow, `select r.id, r.facility_id as "facilityId" from resident r where ${residentInScope({ facility: 'r.facility_id', resident: 'r.id' })}`, [...scopeArrays(scope)]);
  return rows.find(({ id }) => residentCode(id) === code) ?? null;
}

const ORDERS = `
select o.id, o.rx_number as "rxNumber", o.resident_id as "residentId", coalesce(v.to_at <= wall_clock(f.zone), false) as ended
from med_order o join order_version v on v.order_id = o.id and v.superseded_at is null join facility f on f.id = o.facility_id
where ${residentInScope({ facility: 'o.facility_id', resident: 'o.resident_id' })}`;

/** The order of a scope whose sticker bears a code, or that has a number. */
export async function findOrderOfCode(tx: Tx, scope: AccessScope, named: { readonly sticker: string } | { readonly rxNumber: string }): Promise<z.output<typeof OrderRow> | null> {
  if ('rxNumber' in named) return (await tx.query(OrderRow, `${ORDERS} and o.rx_number = $3 limit 1`, [...scopeArrays(scope), named.rxNumber]))[0] ?? null;
  return (await tx.query(OrderRow, ORDERS, [...scopeArrays(scope)])).find(({ id }) => stickerCode(id) === named.sticker) ?? null;
}
