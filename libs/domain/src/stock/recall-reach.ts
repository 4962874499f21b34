import { byCodePoint } from '@cyclefill/domain/kernel';

/** Where a pack that holds units of a recalled lot is: here, underway, with the facility, or no matter any more. */
export const PACK_WHEREABOUTS = ['here', 'underway', 'out', 'done'] as const;
export type PackWhereabouts = (typeof PACK_WHEREABOUTS)[number];

/** A pack that a recall reaches. */
export interface ReachedPack {
  readonly residentId: string;
  readonly facilityId: string;
  readonly whereabouts: PackWhereabouts;
}

/** One resident or facility with how many of its packs are where. */
export interface ReachedParty {
  readonly id: string;
  readonly packs: Readonly<Record<PackWhereabouts, number>>;
}

/** Where a pack in a state is. */
export function whereaboutsOf(state: string): PackWhereabouts {
  if (state === 'shipped') return 'underway';
  if (state === 'received') return 'out';
  return ['returned', 'void', 'recalled'].includes(state) ? 'done' : 'here';
}

/** Residents or facilities of the packs, each with the number of its packs by whereabouts. By id. */
export function reachedParties(packs: readonly ReachedPack[], of: (pack: ReachedPack) => string): readonly ReachedParty[] {
  const parties = new Map<string, Record<PackWhereabouts, number>>();
  for (const pack of packs) {
    const counts = parties.get(of(pack)) ?? { here: 0, underway: 0, out: 0, done: 0 };
    counts[pack.whereabouts] += 1;
    parties.set(of(pack), counts);
  }
  return [...parties].map(([id, counts]) => ({ id, packs: counts })).toSorted((a, b) => byCodePoint(a.id, b.id));
}
