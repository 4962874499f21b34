import { OfferRebuilds } from '@cyclefill/features/fill';
import { z } from 'zod';
import { benchDesk } from '../bench-desk.js';
import { eventually } from '../eventually.js';
import type { SamplePharmacy } from '../sample-pharmacy.js';
import { censusChanges } from './census-changes.js';
import { type Dice, diceOf } from './dice.js';
import { type StormChange, orderChanges } from './order-changes.js';
import { Station } from './station.js';
import { stockChanges } from './stock-changes.js';
import { type StormDesk, stormDesk } from './storm-desk.js';

const CYCLE_START = '2026-12-07';
const AS_OF = new Date('2026-12-01T15:00:00Z');
const STATIONS = 8;
/** How often each change comes, out of the sum. */
const WEIGHTS: Readonly<Record<string, number>> = {
  discontinue: 10, change: 18, hold: 14, resume: 8, order: 10, leave: 6, hospital: 5, return: 4, transfer: 4, discharge: 2, readmission: 2, passes: 4, recall: 4, receive: 6, waste: 5,
};
/** Of the last third nothing is rebuilt, so that packs are out of date when everybody stops. */
const REBUILD_EVERY = 8;

const Named = z.object({ id: z.string() });
const Busy = z.object({ busy: z.int() });
const Printed = z.object({ id: z.string(), code: z.string() });

/** A pharmacy whose first window is being packed at eight stations while everything changes. */
export interface Storm {
  readonly desk: StormDesk;
  readonly seed: number;
  /** So many changes that were done, with the stations at work; `middle` comes half-way. Nothing happens any more when it resolves, but what workers still do. */
  blow(changes: number, middle?: () => Promise<void>): Promise<void>;
  /** Waits until workers have rebuilt what was offered to them. */
  calm(): Promise<void>;
  /** Has all that is out of date rebuilt. */
  rebuild(): Promise<void>;
  /** Packs that were ever in a hand, with the codes that were printed on them. */
  printed(): Promise<ReadonlyMap<string, string>>;
  /** How many of each change were done. */
  readonly done: ReadonlyMap<string, number>;
}

/** The names of changes, each as often as it weighs. */
const DRAWN: readonly string[] = Object.entries(WEIGHTS).flatMap(([name, weight]) => Array.from({ length: weight }, () => name));

async function stationsOf(desk: StormDesk, facilityId: string, dice: Dice): Promise<readonly Station[]> {
  const [status, route] = await desk.post('tess', 'routes', { code: 'STORM', name: 'Every way', zone: 'America/New_York', weekdays: [1, 2, 3, 4, 5], departures: ['17:00'], stops: [{ facilityId, minutesAfter: 30 }] });
  if (status !== 201) throw new Error(`no route: ${JSON.stringify(route)}`);
  const stations: Station[] = [];
  for (let number = 1; number <= STATIONS; number += 1) {
    await desk.hire(`packer-${number}`, 'technician');
    const people = { packer: `packer-${number}`, witnessId: desk.bench.userId('theo'), checker: number % 2 === 0 ? 'pam' : 'paul', nurse: 'tess' };
    stations.push(new Station(desk, diceOf(dice.below(2 ** 31)), people, { facilityId, routeId: String(route['id']), van: `Van-${number}` }));
  }
  return stations;
}

export async function stormAt(pharmacy: SamplePharmacy, seed: number): Promise<Storm> {
  const bench = await benchDesk(pharmacy, CYCLE_START, AS_OF);
  const [desk, dice, done] = [stormDesk(bench), diceOf(seed), new Map<string, number>()];
  const [facility] = await desk.read(Named, 'select facility_id as id from fill_batch where id = $1', [bench.batchId]);
  const stations = await stationsOf(desk, facility?.id ?? '', dice);
  const changes: Readonly<Record<string, StormChange>> = { ...orderChanges(desk, dice), ...censusChanges(desk, dice, facility?.id ?? ''), ...stockChanges(desk, dice) };
  const rebuild = async (): Promise<void> => void (await new OfferRebuilds(pharmacy.database.uow).execute(pharmacy.actor, { facilityId: null, windowFrom: null, asOf: AS_OF }));
  const change = async (): Promise<void> => {
    const name = dice.pick(DRAWN) ?? '';
    if (await changes[name]?.()) done.set(name, (done.get(name) ?? 0) + 1);
  };
  const total = (): number => [...done.values()].reduce((sum, count) => sum + count, 0);
  return {
    desk, seed, done, rebuild,
    blow: async (count, middle) => {
      const [before, end] = [total(), total() + count];
      let over = false;
      let offered = before;
      const work = stations.map(async (station) => {
        for (let idle = 0; !over && idle < 50;) idle = (await station.round()) ? 0 : idle + 1;
      });
      const blowing = (async (): Promise<void> => {
        let half = middle;
        while (total() < end) {
          await change();
          if (total() - offered >= REBUILD_EVERY && total() - before < (count * 2) / 3) {
            offered = total();
            await rebuild();
          }
          if (total() - before >= count / 2) {
            await half?.();
            half = undefined;
          }
        }
      })().finally(() => { over = true; });
      await Promise.all([...work, blowing]);
    },
    calm: () => eventually('workers have rebuilt what was offered', async () => {
      const [row] = await desk.read(Busy, `select count(*)::int as busy from task where tenant_id = $1 and status in ('open', 'sent') and kind in ('fill-batch.opened', 'fill-batch.changed', 'fill-batch.computed')`, [pharmacy.actor.tenantId]);
      return row?.busy === 0;
    }, 120_000),
    printed: async () => new Map((await desk.read(Printed, `select id, code from pack where state <> 'planned'`)).map(({ id, code }) => [id, code])),
  };
}
