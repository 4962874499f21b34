import { type Day, type LocalMinute, addDays, dayOf } from '@cyclefill/domain/kernel';
import { type ResidentContexts, type SnapshotOrder, type contextOf, readFacilitySnapshot } from '@cyclefill/features/fill';
import type { Tx } from '@cyclefill/platform/database';
import type { PackOwner } from './pack-owners.query.js';
import { type SuspectPack, readPartOf } from './suspect-packs.query.js';

/** What holds for an order of a pack. */
export type PackContext = NonNullable<ReturnType<typeof contextOf>>;

/** Orders of some residents of a facility as they are known now. */
export interface FacilityToday {
  readonly orders: ReadonlyMap<string, SnapshotOrder>;
  readonly contexts: ResidentContexts;
}

/** What takes somebody away for which something was packed; nulls = nothing does. */
interface PackedLeave {
  readonly supply_kind: 'demand' | 'leave' | 'discharge' | null;
  readonly leave_from: LocalMinute | null;
  readonly leave_to: LocalMinute | null;
}

/** Presence as a pack sees it: what a resident takes along on a leave is due on that leave, and what they go home with after the discharge it was made for. */
export function presenceFor({ presence, ...context }: PackContext, { supply_kind: kind, leave_from: from, leave_to: to }: PackedLeave): PackContext {
  if (from === null || to === null) return { ...context, presence };
  if (kind === 'discharge') return { ...context, presence: { ...presence, dischargedAt: presence.dischargedAt === from ? null : presence.dischargedAt } };
  const absences = presence.absences.filter((absence) => !('kind' in absence && absence.kind === 'leave' && absence.from < to && (absence.to === null || absence.to > from)));
  return { ...context, presence: { ...presence, absences } };
}

/** All orders of the residents of some packs, over the days of the packs and of what they were planned for. */
export async function readToday(tx: Tx, facilityId: string, packs: readonly Pick<SuspectPack, 'resident_id' | 'days_from' | 'days_to'>[], owners: readonly PackOwner[]): Promise<FacilityToday> {
  const { now, ...part } = await readPartOf(tx, [...new Set([...packs.map(({ resident_id: id }) => id), ...owners.flatMap(({ residents }) => residents)])]);
  const from = Math.min(...packs.map(({ days_from: day }) => day), ...owners.map((owner) => dayOf(owner.from_at))) as Day;
  const to = Math.max(...packs.map(({ days_to: day }) => day), ...owners.map((owner) => dayOf(owner.to_at))) as Day;
  const { snapshot, contexts } = await readFacilitySnapshot(tx, facilityId, { from, to: addDays(to, 1) }, { asOf: now, knownAt: now }, null, { ...part, current: true });
  return { orders: new Map(snapshot.orders.map((order) => [order.orderId, order])), contexts };
}
