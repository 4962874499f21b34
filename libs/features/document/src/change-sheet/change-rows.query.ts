import { type AccessScope, scopeArrays } from '@cyclefill/contracts';
import { PACK_EXCEPTIONS } from '@cyclefill/domain/bench';
import type { Milli } from '@cyclefill/domain/kernel';
import { residentInScope } from '@cyclefill/features/resident';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

const AtRow = z.object({ at: z.date().nullable() });
const LineRow = z.object({ order_id: z.string(), line_id: z.string() });
const IdRow = z.object({ id: z.string() });
const milli = z.int().transform((units) => units as Milli);
const UsedRow = z.object({ order_id: z.string(), ndc11: z.string() });
const OwedRow = z.object({ order_id: z.string(), units: milli, reason: z.enum(PACK_EXCEPTIONS).nullable() });

/** When a van last left for a facility before a moment; null = none did. */
export async function readLastDeparture(tx: Tx, facilityId: string, deliveryId: string, before: Date): Promise<Date | null> {
  const [row] = await tx.query(AtRow, 'select max(n.departed_at) as at from van_run n join tote t on t.van_run_id = n.id where t.facility_id = $1 and n.id <> $2 and n.departed_at < $3', [facilityId, deliveryId, before]);
  return row?.at ?? null;
}

/** The line of each order of a facility: what stays the same when a prescription is renewed. */
export async function readLines(tx: Tx, facilityId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query(LineRow, 'select order_id, coalesce(line_order_id, order_id) as line_id from order_version where facility_id = $1 and superseded_at is null', [facilityId]);
  return new Map(rows.map(({ order_id: orderId, line_id: lineId }) => [orderId, lineId]));
}

/** Residents of a facility whom the asker may see. */
export async function readSeen(tx: Tx, scope: AccessScope, facilityId: string): Promise<ReadonlySet<string>> {
  const rows = await tx.query(IdRow, `select r.id from resident r where r.facility_id = $3 and ${residentInScope({ facility: 'r.facility_id', resident: 'r.id' })}`, [...scopeArrays(scope), facilityId]);
  return new Set(rows.map(({ id }) => id));
}

const ON_VAN = 'tote t join tote_item i on i.tote_id = t.id and i.pulled_at is null where t.van_run_id = $1 and t.facility_id = $2';

/** Orders in packs of a delivery that were filled with another maker's product, the last one that was used. */
export function readOtherMakers(tx: Tx, deliveryId: string, facilityId: string): Promise<z.output<typeof UsedRow>[]> {
  return tx.query(
    UsedRow,
    `select distinct on (f.order_id) f.order_id, f.ndc11 from pack_fill f where f.other_maker and f.undone_at is null and f.pack_id in (select i.pack_id from ${ON_VAN}) order by f.order_id, f.id desc`,
    [deliveryId, facilityId],
  );
}

/** What the packs of a delivery lack of their orders, and what its batches could not supply; a reason where somebody at the bench gave one. */
export function readOwed(tx: Tx, deliveryId: string, facilityId: string): Promise<z.output<typeof OwedRow>[]> {
  return tx.query(
    OwedRow,
    `select o.order_id, sum(o.expected_milli - coalesce(f.packed, 0))::int as units, min(o.reason) as reason
     from pack_order o left join lateral (select sum(units_milli) as packed from pack_fill where pack_id = o.pack_id and order_id = o.order_id and undone_at is null) f on true
     where o.state in ('partial', 'excepted') and o.expected_milli > coalesce(f.packed, 0) and o.pack_id in (select i.pack_id from ${ON_VAN}) group by o.order_id
     union all
     select l.order_id, l.short_milli, null from fill_line l where l.is_current and l.short_milli > 0
       and l.batch_id in (select coalesce(i.batch_id, p.batch_id) from tote t join tote_item i on i.tote_id = t.id and i.pulled_at is null left join pack p on p.id = i.pack_id where t.van_run_id = $1 and t.facility_id = $2)
     order by 1, 2`,
    [deliveryId, facilityId],
  );
}
