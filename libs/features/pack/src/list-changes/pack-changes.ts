import { type LocalMinute, atMinute } from '@cyclefill/domain/kernel';
import { doseDifference } from '@cyclefill/domain/orders';
import { type DueDose, packableDoses } from '@cyclefill/domain/regimen';
import { type BatchPlan, type FillSnapshot, type SnapshotOrder, contextOf } from '@cyclefill/features/fill';

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

/** A facility at one knowledge. */
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

/**
 * Orders of a built batch whose due doses from `since` on are others today (R119, R120). PRN and on-demand orders do not
 * travel in a batch and are left out.
 */
export function packChanges(built: BatchPlan, today: KnownFacility, since: LocalMinute): readonly OrderChange[] {
  const { window } = built.snapshot.batch;
  const [from, to] = [Math.max(since, atMinute(window.from)) as LocalMinute, atMinute(window.to)];
  const [before, after] = [byId(built.snapshot.orders), byId(today.snapshot.orders)];
  const doses = (order: SnapshotOrder | undefined, contexts: Contexts): readonly DueDose[] => {
    const context = order === undefined ? undefined : contextOf(contexts, order);
    return order === undefined || context === undefined || order.mode !== 'cycle' ? [] : packableDoses(order, context, from, to);
  };
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((orderId): OrderChange[] => {
    const [old, current] = [before.get(orderId), after.get(orderId)];
    const { dropped, retimed, added } = doseDifference(doses(old, built.contexts), doses(current, today.contexts));
    const order = current ?? old;
    if (order === undefined || dropped.length + retimed.length + added.length === 0) return [];
    // A cell is labelled with its hour, so that a dose that moved is pulled and sent like one that changed.
    const gone = inTime([...dropped, ...retimed.map(({ from: dose }) => dose)]);
    const come = inTime([...added, ...retimed.map(({ from: { dose }, to: at }) => ({ at, dose }))]);
    return [{ order, gone, added: come, reasons: reasonsOf(old, current, [built.contexts, today.contexts]) }];
  });
}
