import { type DriftReason, type DriftedDose, type OrderToday, driftedDoses } from '@cyclefill/domain/bench';
import { type Day, type LocalMinute, addDays, atMinute, covers, coversAny } from '@cyclefill/domain/kernel';
import { dueDoses } from '@cyclefill/domain/regimen';
import { type ResidentContexts, type SnapshotOrder, contextOf, readFacilitySnapshot } from '@cyclefill/features/fill';
import type { Tx } from '@cyclefill/platform/database';
import { type ChangedLabel, type SuspectPack, readChangedLabels, readHeldDoses, readPartOf, readSuspects } from './suspect-packs.query.js';

/** How a pack stands to what is known now. */
export interface PackDrift {
  readonly packId: string;
  /** A dose in it is not due any more, or what its label says of an order is not true any more. */
  readonly outOfDate: boolean;
  /** The cells to pull, positions from 0; none where only the label is another. */
  readonly cells: readonly DriftedDose[];
  readonly reasons: readonly DriftReason[];
  /** Inputs of its facility that it was compared with. */
  readonly inputVersion: string;
  /** Whether anything had moved, so that it was compared at all. */
  readonly compared: boolean;
}

type Context = NonNullable<ReturnType<typeof contextOf>>;

/** Presence as a pack sees it: what a resident takes along on a leave is due on that leave, and what they go home with after the discharge it was made for. */
function presenceFor({ presence, ...context }: Context, { supply_kind: kind, leave_from: from, leave_to: to }: SuspectPack): Context {
  if (from === null || to === null) return { ...context, presence };
  if (kind === 'discharge') return { ...context, presence: { ...presence, dischargedAt: presence.dischargedAt === from ? null : presence.dischargedAt } };
  const absences = presence.absences.filter((absence) => !('kind' in absence && absence.kind === 'leave' && absence.from < to && (absence.to === null || absence.to > from)));
  return { ...context, presence: { ...presence, absences } };
}

function orderToday(order: SnapshotOrder, context: Context, pack: SuspectPack, label: ChangedLabel | undefined): OrderToday {
  const seen = presenceFor(context, pack);
  const [from, to] = [atMinute(pack.days_from), atMinute(addDays(pack.days_to, 1))];
  const due = new Set(dueDoses(order, seen, from, to).map(({ at, dose }) => `${at} ${dose}`));
  return {
    all: label?.product === true ? 'product' : null,
    isDue: (at, dose) => due.has(`${at} ${dose}`),
    reasonAt: (at): DriftReason => {
      if (order.to !== null && at >= order.to) return 'stopped';
      if (coversAny(order.holds, at)) return 'hold';
      if (seen.presence.absences.some((absence) => covers(absence, at)) || (seen.presence.dischargedAt ?? Infinity) <= at) return 'census';
      return label === undefined && !order.changedSince ? 'times' : 'order';
    },
  };
}

interface Facility {
  readonly orders: ReadonlyMap<string, SnapshotOrder>;
  readonly contexts: ResidentContexts;
}

async function readToday(tx: Tx, packs: readonly SuspectPack[]): Promise<Facility> {
  const [first] = packs;
  const { now, ...part } = await readPartOf(tx, [...new Set(packs.map(({ resident_id: id }) => id))]);
  const window = { from: Math.min(...packs.map(({ days_from: from }) => from)) as Day, to: addDays(Math.max(...packs.map(({ days_to: to }) => to)) as Day, 1) };
  const { snapshot, contexts } = await readFacilitySnapshot(tx, first?.facility_id ?? '', window, { asOf: now, knownAt: now }, null, { ...part, current: true });
  return { orders: new Map(snapshot.orders.map((order) => [order.orderId, order])), contexts };
}

function compare(pack: SuspectPack, held: Parameters<typeof driftedDoses>[0], labels: readonly ChangedLabel[], today: Facility): PackDrift {
  const orders = new Map<string, OrderToday>();
  for (const orderId of new Set(held.map((dose) => dose.orderId))) {
    const order = today.orders.get(orderId);
    const context = order === undefined ? undefined : contextOf(today.contexts, order);
    if (order !== undefined && context !== undefined) orders.set(orderId, orderToday(order, context, pack, labels.find(({ order_id: id }) => id === orderId)));
  }
  const cells = driftedDoses(held, orders);
  const label: readonly DriftReason[] = labels.some(({ directions }) => directions) ? ['directions'] : [];
  const reasons = [...new Set([...cells.map(({ reason }) => reason), ...label])];
  return { packId: pack.id, outOfDate: reasons.length > 0, cells, reasons, inputVersion: pack.input_version, compared: true };
}

const asItWas = ({ id, input_version: inputVersion }: SuspectPack): PackDrift => ({ packId: id, outOfDate: false, cells: [], reasons: [], inputVersion, compared: false });

/**
 * Compares packs with what is due now, to the dose (R119, R120): what each holds that is not to be given at that moment in that amount. Only packs of whose resident or facility something has
 * moved since are compared; none of the others can hold what is not due. By pack id.
 * @param hold nothing changes until the transaction ends: for who takes a step with a pack
 */
export async function findDrift(tx: Tx, packIds: readonly string[], { hold }: { readonly hold: boolean }): Promise<readonly PackDrift[]> {
  const packs = await readSuspects(tx, packIds, hold);
  const suspects = packs.filter(({ suspect }) => suspect);
  if (suspects.length === 0) return packs.map(asItWas);
  const ids = suspects.map(({ id }) => id);
  const [held, labels] = await Promise.all([readHeldDoses(tx, ids), readChangedLabels(tx, ids)]);
  const found = new Map<string, PackDrift>();
  for (const own of Map.groupBy(suspects, ({ facility_id: id }) => id).values()) {
    const today = await readToday(tx, own);
    for (const pack of own) found.set(pack.id, compare(pack, held.get(pack.id) ?? [], labels.filter(({ pack_id: id }) => id === pack.id), today));
  }
  return packs.map((pack) => found.get(pack.id) ?? asItWas(pack));
}

/** Where the first slot lies that a drift touches: from there on what replaces the pack counts (D78). */
export function firstSlotOf({ cells }: PackDrift): LocalMinute | null {
  return cells.length === 0 ? null : (Math.min(...cells.map(({ at }) => at)) as LocalMinute);
}
