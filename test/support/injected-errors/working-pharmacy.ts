import type { NearMissClass, Station } from '@cyclefill/domain/bench';
import { day } from '@cyclefill/domain/kernel';
import { OpenCycleRun } from '@cyclefill/features/fill';
import { z } from 'zod';
import { type Answer, type BenchDesk, benchDesk } from '../bench-desk.js';
import { samplePharmacy } from '../sample-pharmacy.js';
import { planBatches } from '../worked-batches.js';

const START = '2026-12-07';
const AS_OF = new Date('2026-12-01T15:00:00Z');
/** A day of the route, before the first dose. */
/** Far ahead: nobody plans a van that has left. */
const RUN_ON = '2099-12-04';
const Facility = z.object({ id: z.string() });
const Pooled = z.object({ id: z.string(), code: z.string(), facilityId: z.string(), wingId: z.string(), orders: z.int() });
/** A planned pack that nobody has touched, with the wing its resident lives in. */
export type PooledPack = z.output<typeof Pooled>;

/** Packs of residents who stay where they are, of orders that nothing ends, holds or divides. Set by set: a plan without statistics asks once a cell otherwise. */
const POOL = `
with home as materialized (
  select distinct on (resident_id) resident_id, wing_id from census_event where superseded_at is null and kind in ('placed', 'transfer') and from_at <= now() order by resident_id, from_at desc
), moved as materialized (select distinct resident_id from census_event where superseded_at is null and kind <> 'placed'
), unsteady as materialized (
  select order_id from order_version where superseded_at is null and (to_at is not null or order_group is not null or regimen is null) union select order_id from order_hold
)
select p.id, p.code, p.facility_id as "facilityId", h.wing_id as "wingId", count(distinct c.order_id)::int as orders
from pack p join home h on h.resident_id = p.resident_id join pack_cell c on c.pack_id = p.id left join unsteady u on u.order_id = c.order_id
where p.is_current and h.wing_id is not null and p.resident_id not in (select resident_id from moved)
group by p.id, h.wing_id having count(*) >= 8 and count(u.order_id) = 0 order by p.code collate "C"`;

/** What the log of near misses says of one error. */
export interface LoggedMiss {
  readonly packId: string | null;
  readonly class: NearMissClass;
  readonly station: Station;
}

/** A sample pharmacy at work over HTTP: a home with cards and one with shared sheets, a nurse in each, and a route to both. */
export interface WorkingPharmacy {
  readonly desk: BenchDesk;
  readonly packs: readonly PooledPack[];
  /** The departure of a van of its own. */
  van(): Promise<{ readonly id: string; readonly version: number }>;
  /** The login of the nurse of a facility. */
  readonly nurseOf: (facilityId: string) => string;
  nearMisses(since: Date): Promise<readonly LoggedMiss[]>;
}

/** The body of an answer that has to be this. @throws Error naming what was asked */
export function must([status, body]: Answer, wanted: number, what: string): Record<string, unknown> {
  if (status !== wanted) throw new Error(`${what}: ${status} ${JSON.stringify(body)}`);
  return body;
}

export async function workingPharmacy(residents: number): Promise<WorkingPharmacy> {
  const pharmacy = await samplePharmacy({ facilities: 2, residents, seed: 7 });
  const desk = await benchDesk(pharmacy, START, AS_OF);
  const { database: { uow }, actor } = pharmacy;
  const facilities = (await desk.read(Facility, 'select id from facility order by code')).map(({ id }) => id);
  for (const facilityId of facilities.slice(1)) await new OpenCycleRun(uow).execute(actor, { facilityId, cycleStart: day(START), asOf: AS_OF, knownAt: null });
  await planBatches(pharmacy);
  const nurses = new Map<string, string>();
  for (const [index, facilityId] of facilities.entries()) {
    const login = `nurse${index}`;
    await desk.join(login, 'nurse', [{ facilityId, wingId: null }]);
    nurses.set(facilityId, login);
  }
  const stops = facilities.map((facilityId, index) => ({ facilityId, minutesAfter: 30 * (index + 1) }));
  const route = must(await desk.post('tess', 'routes', { code: 'NORTH', name: 'North', zone: 'America/New_York', weekdays: [1, 2, 3, 4, 5], departures: ['17:00'], stops }), 201, 'a route');
  let vans = 0;
  return {
    desk, packs: await desk.read(Pooled, POOL),
    van: async () => {
      vans += 1;
      const body = must(await desk.post('tess', 'deliveries', { routeId: route['id'], runOn: RUN_ON, departure: '17:00', van: `Van ${vans}`, driver: 'D. Person' }), 201, 'a van');
      return { id: body['id'] as string, version: body['version'] as number };
    },
    nurseOf: (facilityId) => nurses.get(facilityId) ?? '',
    nearMisses: async (since) => must(await desk.get('ada', `near-misses?from=${since.toISOString()}&limit=200`), 200, 'near misses')['items'] as LoggedMiss[],
  };
}
