import type { MedPassRow } from '@cyclefill/domain/regimen';
import { regimenFromJson } from '@cyclefill/features/order';
import { z } from 'zod';
import { bruteForceDoses } from '../brute-force/regimen-doses.js';
import type { StormDesk } from './storm-desk.js';

const text = (column: string): string => `to_char(${column}, 'YYYY-MM-DD"T"HH24:MI')`;
const minute = (column: string): string => `(extract(epoch from ${column}) / 60)::int`;
const day = (column: string): string => `(${column} - date '1970-01-01')`;

const OrderRow = z.object({ id: z.string(), resident_id: z.string(), regimen: z.unknown(), from: z.string(), to: z.string().nullable(), zone: z.string() });
const PassRow = z.object({ wing: z.string().nullable(), resident_id: z.string().nullable(), order_id: z.string().nullable(), code: z.string(), minutes: z.array(z.int()), day: z.int() });
const EventRow = z.object({ resident_id: z.string(), kind: z.string(), from: z.string(), to: z.string().nullable(), minute: z.int(), wing: z.string().nullable() });
const HoldRow = z.object({ order_id: z.string(), from: z.string(), to: z.string().nullable() });
const ORDERS = `select v.order_id as id, v.resident_id, v.regimen, ${text('v.from_at')} as from, ${text('v.to_at')} as to, f.zone from order_version v join facility f on f.id = v.facility_id where v.superseded_at is null`;
const PASSES = `select w.name as wing, m.resident_id, m.order_id, m.code, m.minutes, ${day('m.effective_from')} as day from med_pass m left join wing w on w.id = m.wing_id where m.superseded_at is null`;
const EVENTS = `
select e.resident_id, e.kind, ${text('e.from_at')} as from, ${text('e.to_at')} as to, ${minute('e.from_at')} as minute, w.name as wing from census_event e left join wing w on w.id = e.wing_id
where e.superseded_at is null order by e.from_at, e.kind`;
const HOLDS = `select order_id, ${text('from_at')} as from, ${text('to_at')} as to from order_hold where superseded_at is null`;

/** Days that are asked about, as numbers since 1970, the last one excluded. */
export interface AskedDays {
  readonly from: number;
  readonly to: number;
}

interface Span {
  readonly from: string;
  readonly to: string | null;
}
const within = (at: string, { from, to }: Span): boolean => at >= from && (to === null || at < to);

/** The last stay of a resident, read off the events one by one: nothing is due before it, nor after the discharge. */
function stayOf(events: readonly z.output<typeof EventRow>[]): Span | null {
  let stay: { from: string; to: string | null } | null = null;
  for (const { kind, from } of events) {
    if (kind === 'placed' && (stay === null || (stay.to !== null && from > stay.to))) stay = { from, to: null };
    else if (kind === 'discharge' && stay?.to === null) stay.to = from;
  }
  return stay;
}

/** The pass tables that say anything of an order. */
function rowsOf(passes: readonly z.output<typeof PassRow>[], residentId: string, orderId: string): readonly MedPassRow[] {
  return passes.filter((row) => (row.order_id ?? orderId) === orderId && (row.resident_id ?? residentId) === residentId).map((row) => ({
    wing: row.wing, code: row.code, minutes: row.minutes, effectiveFrom: row.day, ...(row.minutes.length === 0 && { withdrawn: true }),
    ...(row.order_id !== null && { own: 'order' }), ...(row.resident_id !== null && { own: 'resident' }),
  }) as unknown as MedPassRow);
}

/** What every order gives now, by order: `moment dose`. Read straight from the tables and told by the slow second evaluator; no line of the engine has a part in it. */
export async function dueToday(desk: StormDesk, days: AskedDays): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const [orders, passes, events, holds] = await Promise.all([desk.read(OrderRow, ORDERS), desk.read(PassRow, PASSES), desk.read(EventRow, EVENTS), desk.read(HoldRow, HOLDS)]);
  const due = new Map<string, ReadonlySet<string>>();
  for (const { id, resident_id: residentId, regimen, zone, ...given } of orders) {
    const own = events.filter((event) => event.resident_id === residentId);
    const stay = stayOf(own);
    const closed = [...holds.filter((hold) => hold.order_id === id), ...own.filter(({ kind }) => kind === 'leave' || kind === 'hospital')];
    const stays = own.filter(({ kind }) => kind === 'placed' || kind === 'transfer').map((event) => ({ wing: event.wing ?? '', from: event.minute }));
    const doses = regimen === null ? [] : bruteForceDoses({ regimen: regimenFromJson(regimen), rows: rowsOf(passes, residentId, id), stays: stays as never, zone, ...days });
    const kept = doses.filter(({ local }) => within(local, given) && (stay === null || within(local, stay)) && !closed.some((span) => within(local, span)));
    due.set(id, new Set(kept.map(({ local, dose }) => `${local} ${dose}`)));
  }
  return due;
}
