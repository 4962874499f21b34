import type { CarryingPack, OrderDose } from '@cyclefill/domain/bench';
import { type Day, type LocalMinute, type Milli, type MinuteOfDay } from '@cyclefill/domain/kernel';
import { dayNumber, localMinutes } from '@cyclefill/features/fill';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

const minute = z.number().transform((at) => at as LocalMinute);
const dayRow = z.int().transform((on) => on as Day);
const OwnerRow = z.object({
  id: z.string(), facility_id: z.string(), batch: z.boolean(), from_at: minute, to_at: minute, supply_kind: z.enum(['demand', 'leave', 'discharge']).nullable(), leave_from: minute.nullable(), leave_to: minute.nullable(), as_of: z.date(), known_at: z.date(), residents: z.array(z.string()),
});
/** What packs were planned for, a batch or a supply outside a cycle: its moments, and when with which knowledge it was decided; residents are those of the packs asked for. */
export type PackOwner = z.output<typeof OwnerRow>;

/** A supply on demand reaches as far as its packs. */
const OWNERS = `
select o.id, o.facility_id, b.id is not null as batch, o.residents, coalesce(b.as_of, s.as_of) as as_of, coalesce(b.known_at, s.recorded_at) as known_at,
  ${localMinutes('coalesce(b.window_from::timestamp, s.leave_from, d.days_from::timestamp)')} as from_at, ${localMinutes('coalesce(b.window_to::timestamp, s.leave_to, d.days_to::timestamp)')} as to_at,
  s.kind as supply_kind, ${localMinutes('s.leave_from')} as leave_from, ${localMinutes('s.leave_to')} as leave_to
from (select coalesce(p.batch_id, p.supply_id) as id, p.facility_id, array_agg(distinct p.resident_id::text) as residents from pack p where p.id = any($1) group by 1, 2) o
left join fill_batch b on b.id = o.id left join outside_supply s on s.id = o.id
left join lateral (select min(p.days_from) as days_from, max(p.days_to) as days_to from pack p where p.supply_id = s.id) d on true
where b.id is null or b.state in ('planned', 'documented') order by o.id`;

/** Of what some packs are; a batch that was decided anew and whose packs are not planned yet is left out: its packs follow. */
export function readOwners(tx: Tx, packIds: readonly string[]): Promise<PackOwner[]> {
  return tx.query(OwnerRow, OWNERS, [packIds]);
}

const HeldRow = z.object({
  pack_id: z.string(), own: z.boolean(), order_id: z.string(), days_from: dayRow, days_to: dayRow, passes: z.array(z.int().transform((at) => at as MinuteOfDay)), number: z.int(), whole: z.boolean(),
  doses: z.array(z.object({ at: minute, dose: z.int().transform((milli) => milli as Milli) })),
});

/** What a person made by hand stands for a part of what was due; what a rebuild made, nobody's hand did. */
const HELD = `
select p.id as pack_id, coalesce(p.batch_id, p.supply_id) = $1 as own, c.order_id, ${dayNumber('p.days_from')} as days_from, ${dayNumber('p.days_to')} as days_to, p.passes, p.number,
  p.replaces_id is null or not exists (select from pack_event e where e.pack_id = p.replaces_id and e.kind in ('voided', 'recalled') and e.by_user is not null) as whole,
  jsonb_agg(jsonb_build_object('at', ${localMinutes('c.at')}::int, 'dose', c.dose_milli) order by c.at) as doses
from pack p join pack_cell c on c.pack_id = p.id
where p.resident_id = any($2::uuid[]) and p.is_current and p.state not in ('void', 'recalled', 'returned')
  and (p.batch_id = $1 or p.supply_id = $1 or p.supply_id in (select d.supply_id from demand_fill d where d.resident_id = p.resident_id and d.order_id = c.order_id))
group by p.id, c.order_id order by p.id, c.order_id`;

/** Packs of some residents of one owner with what lies in them; also what was filled on demand of their orders. */
export async function readCarried(tx: Tx, { id, residents }: PackOwner): Promise<{ readonly carriers: readonly CarryingPack[]; readonly held: readonly OrderDose[] }> {
  const rows = await tx.query(HeldRow, HELD, [id, residents]);
  return {
    carriers: rows.flatMap((row): CarryingPack[] => (row.own ? [{ packId: row.pack_id, orderId: row.order_id, days: { from: row.days_from, to: row.days_to }, passes: row.passes, number: row.number, whole: row.whole }] : [])),
    held: rows.flatMap(({ order_id: orderId, doses }) => doses.map((dose): OrderDose => ({ orderId, ...dose }))),
  };
}
