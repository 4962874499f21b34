import type { NearMissClass } from '@cyclefill/domain/bench';
import type { SeededRandom } from '@cyclefill/sample';
import { type Injection, INJECT, type Injected } from './error-catalogue.js';
import { type Caught, type Trip, rightStaff, travel } from './pack-journey.js';
import type { LoggedMiss, PooledPack, WorkingPharmacy } from './working-pharmacy.js';

type Told = Pick<LoggedMiss, 'class' | 'station'>;

/** What became of one error. */
export interface Outcome {
  readonly of: Injection;
  readonly what: string;
  /** null = the nurse has it. */
  readonly caught: Caught | null;
  readonly toldBy: readonly string[];
  /** As what the log should hold it; null = it need not. */
  readonly wanted: NearMissClass | null;
  /** What the log holds of the pack. */
  readonly logged: readonly Told[];
}

export interface RandomErrors {
  /** Puts one error into a random pack at a random place, and sends it on. */
  put(of: Injection): Promise<Outcome>;
  /** Sends a random pack along with nothing wrong. */
  none(): Promise<Pick<Outcome, 'caught' | 'logged'>>;
}

export function randomErrors(pharmacy: WorkingPharmacy, random: SeededRandom): RandomErrors {
  const { desk } = pharmacy;
  let pool = random.shuffled(pharmacy.packs);
  const take = (fits: (pack: PooledPack) => boolean = () => true): PooledPack => {
    const found = pool.find(fits);
    if (found === undefined) throw new Error('no pack is left: more residents are needed');
    pool = pool.filter((pack) => pack !== found);
    return found;
  };
  /** The next pack that nothing of what happened before has touched. */
  const fresh = async (fits?: (pack: PooledPack) => boolean): Promise<Trip> => {
    for (;;) {
      const pooled = take(fits);
      const pack = await desk.pack(pooled.id);
      if (pack.state !== 'planned' || pack.outOfDate) continue;
      return { pharmacy, pooled, pack, staff: rightStaff(pharmacy) };
    }
  };
  const scene = (trip: Trip) => {
    const here = ({ facilityId, wingId }: PooledPack): boolean => facilityId === trip.pooled.facilityId && wingId === trip.pooled.wingId;
    return {
      trip, random, order: random.pick(trip.pack.orders), neighbour: () => random.pick(pool.filter(here)), stranger: () => random.pick(pool.filter((pack) => !here(pack))),
      checkedNeighbour: async () => {
        const { pooled } = await fresh(here);
        await desk.bring(pooled.id, 'checked');
        return pooled;
      },
    };
  };
  const drive = async (trip: Trip, before: Injected['before']): Promise<Pick<Outcome, 'caught' | 'logged'>> => {
    const since = new Date();
    const caught = await travel(trip, async (step) => (before?.step === step ? before.happens() : undefined));
    const logged = (await pharmacy.nearMisses(since)).map(({ class: of, station }) => ({ class: of, station }));
    return { caught, logged };
  };
  return {
    put: async (of) => {
      for (;;) {
        const trip = await fresh();
        const injected = await INJECT[of](scene(trip));
        if (injected === null) continue;
        const { what, toldBy, logged: wanted, before } = injected;
        return { of, what, toldBy, wanted, ...(await drive(trip, before)) };
      }
    },
    none: async () => drive(await fresh(), undefined),
  };
}
