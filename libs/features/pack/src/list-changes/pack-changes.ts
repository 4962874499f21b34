import { type Day, type DayRange, type LocalMinute, atMinute } from '@cyclefill/domain/kernel';
import { doseDifference } from '@cyclefill/domain/orders';
import { type DueDose, packableDoses } from '@cyclefill/domain/regimen';
import { type BatchPlan, type FillSnapshot, type SnapshotOrder, contextOf, filledDays } from '@cyclefill/features/fill';

/** Why the due doses of an order are others than when its batch was built. */
export const CHANGE_REASONS = ['new', 'gone', 'order', 'hold', 'census', 'times'] as const;
export type ChangeReason = (typeof CHANGE_REASONS)[number];

/** One order whose due doses changed after its batch was built. */
export interface OrderChange {
  readonly order: SnapshotOrder;
  readonly reasons: readonly ChangeReason[];
  /** Packed for, and no longer due at that moment in that amount: out of the pack. In time order. */
  readonly gone: readonly DueDose[];
  /** Due, and not packed for at that moment in that amount: to be sent. */
  readonly added: readonly DueDose[];
}

type Contexts = BatchPlan['contexts'];

/** A facility at one knowledge: everybody's orders, with the days on which the batch's cycle fills whom. */
export interface KnownFacility {
  readonly snapshot: FillSnapshot;
  readonly contexts: Contexts;
}

function reasonsOf(built: SnapshotOrder | undefined, today: SnapshotOrder | undefined, contexts: readonly [Contexts, Contexts]): readonly ChangeReason[] {
  if (built === undefined) return ['new'];
  if (today === undefined) return ['gone'];
  const [before, after] = contexts.map((context) => context.get(today.residentId)?.presence);
  const other = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b);
  const reasons: ChangeReason[] = [];
  if (built.versionId !== today.versionId) reasons.push('order');
  if (other(built.holds, today.holds)) reasons.push('hold');
  if (other(before, after)) reasons.push('census');
  // Nothing of the order or the resident's stays is another, so the hours of administration are.
  return reasons.length === 0 ? ['times'] : reasons;
}

const inTime = (doses: readonly DueDose[]): readonly DueDose[] => doses.toSorted((a, b) => a.at - b.at);
const byId = (orders: readonly SnapshotOrder[]): ReadonlyMap<string, SnapshotOrder> => new Map(orders.map((order) => [order.orderId, order]));

/** Days of a batch's window that its cycle fills for a resident by one of the snapshots; null = none. */
function filledBy(snapshots: readonly FillSnapshot[], residentId: string): DayRange | null {
  const days = snapshots.flatMap((snapshot) => (snapshot.shares === null || snapshot.shares.has(residentId) ? [filledDays(snapshot, residentId)] : []));
  return days.length === 0 ? null : { from: Math.min(...days.map(({ from }) => from)) as Day, to: Math.max(...days.map(({ to }) => to)) as Day };
}

/**
 * Orders of a built batch whose due doses from `since` on are others today (R119, R120). PRN and on-demand orders do not
 * travel in a batch and are left out.
 */
export function packChanges(built: BatchPlan, today: KnownFacility, since: LocalMinute): readonly OrderChange[] {
  const [before, after] = [byId(built.snapshot.orders), byId(today.snapshot.orders)];
  const doses = (order: SnapshotOrder | undefined, contexts: Contexts, fills: readonly FillSnapshot[]): readonly DueDose[] => {
    const context = order === undefined ? undefined : contextOf(contexts, order);
    if (order === undefined || context === undefined || order.mode !== 'cycle') return [];
    const days = filledBy(fills, order.residentId);
    return days === null ? [] : packableDoses(order, context, Math.max(since, atMinute(days.from)) as LocalMinute, atMinute(days.to));
  };
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((orderId): OrderChange[] => {
    const [old, current] = [before.get(orderId), after.get(orderId)];
    // What was made for days stays for them, whichever cycle comes next; days that have come back to this cycle are its own again (R106).
    const { dropped, retimed, added } = doseDifference(doses(old, built.contexts, [built.snapshot]), doses(current, today.contexts, [built.snapshot, today.snapshot]));
    const order = current ?? old;
    if (order === undefined || dropped.length + retimed.length + added.length === 0) return [];
    // A cell is labelled with its hour, so that a dose that moved is pulled and sent like one that changed.
    const gone = inTime([...dropped, ...retimed.map(({ from: dose }) => dose)]);
    const come = inTime([...added, ...retimed.map(({ from: { dose }, to: at }) => ({ at, dose }))]);
    return [{ order, gone, added: come, reasons: reasonsOf(old, current, [built.contexts, today.contexts]) }];
  });
}
