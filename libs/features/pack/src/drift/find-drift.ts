import { type DriftReason, type DriftedDose, type OrderDose, type OrderToday, driftedDoses } from '@cyclefill/domain/bench';
import { type LocalMinute, addDays, atMinute, covers, coversAny } from '@cyclefill/domain/kernel';
import { dueDoses } from '@cyclefill/domain/regimen';
import { type SnapshotOrder, contextOf } from '@cyclefill/features/fill';
import type { Tx } from '@cyclefill/platform/database';
import { type FacilityToday, type PackContext, presenceFor, readToday } from './facility-today.js';
import { findMissing } from './find-missing.js';
import { readOwners } from './pack-owners.query.js';
import { type ChangedLabel, type SuspectPack, readChangedLabels, readHeldDoses, readSuspects } from './suspect-packs.query.js';

/** How a pack stands to what is known now. */
export interface PackDrift {
  readonly packId: string;
  /** A dose in it is not due any more, it lacks one that is, or what its label says of an order is not true any more. */
  readonly outOfDate: boolean;
  /** The cells to pull, positions from 0; none where only the label is another. */
  readonly cells: readonly DriftedDose[];
  /** What is due of an order in it since it was planned, and lies in no pack: the cells to add. */
  readonly missing: readonly OrderDose[];
  readonly reasons: readonly DriftReason[];
  /** Inputs of its facility that it was compared with. */
  readonly inputVersion: string;
  /** Whether anything had moved, so that it was compared at all. */
  readonly compared: boolean;
}

function orderToday(order: SnapshotOrder, context: PackContext, pack: SuspectPack, label: ChangedLabel | undefined): OrderToday {
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

/** What a pack holds, what its label says otherwise than its orders, and what it lacks. */
interface PackFacts {
  readonly held: Parameters<typeof driftedDoses>[0];
  readonly labels: readonly ChangedLabel[];
  readonly missing: readonly OrderDose[];
}

function compare(pack: SuspectPack, { held, labels, missing }: PackFacts, today: FacilityToday): PackDrift {
  const orders = new Map<string, OrderToday>();
  for (const orderId of new Set(held.map((dose) => dose.orderId))) {
    const order = today.orders.get(orderId);
    const context = order === undefined ? undefined : contextOf(today.contexts, order);
    if (order !== undefined && context !== undefined) orders.set(orderId, orderToday(order, context, pack, labels.find(({ order_id: id }) => id === orderId)));
  }
  const cells = driftedDoses(held, orders);
  const added: readonly DriftReason[] = missing.length > 0 ? ['added'] : [];
  const label: readonly DriftReason[] = labels.some(({ directions }) => directions) ? ['directions'] : [];
  const reasons = [...new Set([...cells.map(({ reason }) => reason), ...added, ...label])];
  return { packId: pack.id, outOfDate: reasons.length > 0, cells, missing, reasons, inputVersion: pack.input_version, compared: true };
}

const asItWas = ({ id, input_version: inputVersion }: SuspectPack): PackDrift => ({ packId: id, outOfDate: false, cells: [], missing: [], reasons: [], inputVersion, compared: false });

/**
 * Compares packs with what is due now, to the dose (R119, R120): what each holds that is not to be given at that moment in that amount, and what of its orders is due since it was planned
 * and lies in no pack. Only packs of whose resident or facility something has
 * moved since are compared; none of the others can hold what is not due, or lack what is. By pack id.
 * @param hold nothing changes until the transaction ends: for who takes a step with a pack
 */
export async function findDrift(tx: Tx, packIds: readonly string[], { hold }: { readonly hold: boolean }): Promise<readonly PackDrift[]> {
  const packs = await readSuspects(tx, packIds, hold);
  const suspects = packs.filter(({ suspect }) => suspect);
  if (suspects.length === 0) return packs.map(asItWas);
  const ids = suspects.map(({ id }) => id);
  const [held, labels, owners] = await Promise.all([readHeldDoses(tx, ids), readChangedLabels(tx, ids), readOwners(tx, ids)]);
  const found = new Map<string, PackDrift>();
  for (const [facilityId, own] of Map.groupBy(suspects, ({ facility_id: id }) => id)) {
    const ofFacility = owners.filter(({ facility_id: id }) => id === facilityId);
    const today = await readToday(tx, facilityId, own, ofFacility);
    const missing = await findMissing(tx, ofFacility, today);
    for (const pack of own) {
      const facts = { held: held.get(pack.id) ?? [], labels: labels.filter(({ pack_id: id }) => id === pack.id), missing: missing.ofPacks.get(pack.id) ?? [] };
      found.set(pack.id, compare(pack, facts, today));
    }
  }
  return packs.map((pack) => found.get(pack.id) ?? asItWas(pack));
}

/** Where the first slot lies that a drift touches: from there on what replaces the pack counts (D78). */
export function firstSlotOf({ cells, missing }: PackDrift): LocalMinute | null {
  const moments = [...cells, ...missing].map(({ at }) => at);
  return moments.length === 0 ? null : (Math.min(...moments) as LocalMinute);
}
