import { type DayRange, type LocalMinute, type Milli, type MinuteOfDay, addMilli, byCodePoint, dayOf, minuteOf } from '@cyclefill/domain/kernel';

/** A dose of one order at a moment of the wall clock. */
export interface OrderDose {
  readonly orderId: string;
  readonly at: LocalMinute;
  readonly dose: Milli;
}

/** A pack in which an order lies: it is the one to hold a dose more of it. */
export interface CarryingPack {
  readonly packId: string;
  readonly orderId: string;
  /** Days on its label. */
  readonly days: DayRange;
  /** Its minutes of the day; a dose at none of them lies beside the nearest. */
  readonly passes: readonly MinuteOfDay[];
  /** Which of how many. */
  readonly number: number;
  /** false = made by hand in the place of another, for what was still due of that one and for nothing more. */
  readonly whole: boolean;
}

/** What is due of some orders, what was when their packs were planned, and what lies in packs. */
export interface KnownDoses {
  readonly now: readonly OrderDose[];
  readonly before: readonly OrderDose[];
  readonly held: readonly OrderDose[];
}

/** Doses that lie in no pack, each once: of the pack that is to hold it, or of none. */
export interface MissingDoses {
  readonly ofPacks: ReadonlyMap<string, readonly OrderDose[]>;
  readonly withoutPack: readonly OrderDose[];
}

const keyOf = ({ orderId, at }: OrderDose): string => `${orderId} ${at}`;

/** Two doses of one order at one moment are one administration. */
function byMoment(doses: readonly OrderDose[]): ReadonlyMap<string, OrderDose> {
  const sums = new Map<string, OrderDose>();
  for (const dose of doses) {
    const known = sums.get(keyOf(dose));
    sums.set(keyOf(dose), known === undefined ? dose : { ...dose, dose: addMilli(known.dose, dose.dose) });
  }
  return sums;
}

/** How far a dose lies from a pack: by the hour first, since a card is of one hour, then by days beyond its label. */
function distance(at: LocalMinute, { days, passes }: CarryingPack): readonly [hours: number, days: number] {
  const [on, minute] = [dayOf(at), minuteOf(at)];
  return [Math.min(...passes.map((pass) => Math.abs(pass - minute))), Math.max(days.from - on, on - days.to + 1, 0)];
}

function nearest(at: LocalMinute, carriers: readonly CarryingPack[]): CarryingPack | undefined {
  const measured = carriers.map((carrier) => ({ carrier, away: distance(at, carrier) }));
  return measured.toSorted((a, b) => a.away[0] - b.away[0] || a.away[1] - b.away[1] || a.carrier.number - b.carrier.number || byCodePoint(a.carrier.packId, b.carrier.packId))[0]?.carrier;
}

/**
 * What packs lack (R119): a dose that is due, was not when the packs were planned, and lies in none, in that amount at that moment. It belongs to the pack of its order whose hour is
 * nearest; what no pack of its order may take is without a pack. Each list by moment, then order.
 */
export function missingDoses({ now, before, held }: KnownDoses, carriers: readonly CarryingPack[]): MissingDoses {
  const [then, there] = [byMoment(before), byMoment(held)];
  const missing = [...byMoment(now)].flatMap(([key, dose]) => (then.get(key)?.dose === dose.dose || there.get(key)?.dose === dose.dose ? [] : [dose]));
  const [ofPacks, withoutPack] = [new Map<string, OrderDose[]>(), [] as OrderDose[]];
  for (const dose of missing.toSorted((a, b) => a.at - b.at || byCodePoint(a.orderId, b.orderId))) {
    const carrier = nearest(dose.at, carriers.filter(({ orderId }) => orderId === dose.orderId));
    if (carrier?.whole === true) ofPacks.set(carrier.packId, [...(ofPacks.get(carrier.packId) ?? []), dose]);
    else withoutPack.push(dose);
  }
  return { ofPacks, withoutPack };
}
