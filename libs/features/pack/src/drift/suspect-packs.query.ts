import type { Day, LocalMinute, Milli } from '@cyclefill/domain/kernel';
import type { HeldDose } from '@cyclefill/domain/bench';
import { dayNumber, localMinutes } from '@cyclefill/features/fill';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

const minute = z.number().transform((at) => at as LocalMinute);
const SuspectRow = z.object({
  id: z.string(), facility_id: z.string(), resident_id: z.string(), days_from: z.int().transform((on) => on as Day), days_to: z.int().transform((on) => on as Day), input_version: z.string(), suspect: z.boolean(),
  supply_kind: z.enum(['demand', 'leave', 'discharge']).nullable(), leave_from: minute.nullable(), leave_to: minute.nullable(),
});
/** A pack, the inputs of its facility, and whether something of them has moved since it was last found true. */
export type SuspectPack = z.output<typeof SuspectRow>;

/** While one is held, nobody records what changes the facility's doses: what was recorded before is seen, what comes later comes after this transaction. */
const HOLD_INPUTS = `
select 1 from facility_clock k where k.facility_id in (select p.facility_id from pack p where p.id = any($1)) order by k.facility_id for share of k`;

/*
 * What a pack was laid out from is known from its batch, unless the batch was decided anew and its packs are not planned yet.
 * The number of a supply's inputs was not kept, so that it is looked at once.
 */
const SUSPECTS = `
select p.id, p.facility_id, p.resident_id, ${dayNumber('p.days_from')} as days_from, ${dayNumber('p.days_to')} as days_to, k.input_version::text as input_version,
  coalesce(v.known < k.all_changed_version or exists (select from med_order o where o.resident_id = p.resident_id and o.changed_version > v.known), true) or p.out_of_date_at is not null as suspect, s.kind as supply_kind,
  ${localMinutes('s.leave_from')} as leave_from, ${localMinutes('s.leave_to')} as leave_to
from pack p join facility_clock k on k.facility_id = p.facility_id left join fill_batch b on b.id = p.batch_id left join outside_supply s on s.id = p.supply_id
cross join lateral (select coalesce(p.true_version, case when b.state in ('planned', 'documented') then b.input_version end) as known) v
where p.id = any($1) order by p.id`;

/** How packs stand to the inputs of their facilities. @param hold keep the inputs as they are until the transaction ends */
export async function readSuspects(tx: Tx, ids: readonly string[], hold: boolean): Promise<readonly SuspectPack[]> {
  if (hold) await tx.raw(HOLD_INPUTS, [ids]);
  return tx.query(SuspectRow, SUSPECTS, [ids]);
}

const HeldRow = z.object({ pack_id: z.string(), position: z.int(), order_id: z.string(), at: minute, dose_milli: z.int().transform((dose) => dose as Milli) });

/** What lies, or is to lie, in packs. */
export async function readHeldDoses(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, readonly HeldDose[]>> {
  const rows = await tx.query(HeldRow, `select c.pack_id, c.position, c.order_id, ${localMinutes('c.at')} as at, c.dose_milli from pack_cell c where c.pack_id = any($1) order by c.pack_id, c.position, c.order_id`, [ids]);
  const packs = Map.groupBy(rows, (row) => row.pack_id);
  return new Map([...packs].map(([id, own]) => [id, own.map((row): HeldDose => ({ position: row.position, orderId: row.order_id, at: row.at, dose: row.dose_milli }))]));
}

const LabelRow = z.object({ pack_id: z.string(), order_id: z.string(), product: z.boolean(), directions: z.boolean() });
/** An order of a pack on the bench whose product or directions are others than when the pack was begun. */
export type ChangedLabel = z.output<typeof LabelRow>;

const LABELS = `
select o.pack_id, o.order_id, o.ndc11 <> v.ndc11 as product, (w.sig_text, w.route, w.prn) is distinct from (v.sig_text, v.route, v.prn) as directions
from pack_order o join order_version w on w.id = o.order_version_id join order_version v on v.order_id = o.order_id and v.superseded_at is null
where o.pack_id = any($1) and v.id <> o.order_version_id and (o.ndc11 <> v.ndc11 or (w.sig_text, w.route, w.prn) is distinct from (v.sig_text, v.route, v.prn))
order by o.pack_id, o.order_id`;

export function readChangedLabels(tx: Tx, ids: readonly string[]): Promise<ChangedLabel[]> {
  return tx.query(LabelRow, LABELS, [ids]);
}

const PartRow = z.object({ residents: z.array(z.string()), orders: z.array(z.string()), now: z.date() });

/** Residents with all their orders; `now` is later than anything that is committed, whenever this transaction began. */
export async function readPartOf(tx: Tx, residents: readonly string[]): Promise<z.output<typeof PartRow>> {
  const [row] = await tx.query(
    PartRow, `select $1::text[] as residents, array(select id::text from med_order where resident_id = any($1::uuid[])) as orders, clock_timestamp() + interval '10 milliseconds' as now`, [residents],
  );
  return row ?? { residents: [], orders: [], now: await tx.now() };
}
