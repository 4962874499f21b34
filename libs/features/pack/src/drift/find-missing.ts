import { type MissingDoses, type OrderDose, missingDoses } from '@cyclefill/domain/bench';
import { type LocalMinute, addDays, atMinute, dayOf } from '@cyclefill/domain/kernel';
import { packableDoses } from '@cyclefill/domain/regimen';
import { type FillSnapshot, type SnapshotOrder, contextOf, filledDays, readBatch, readFacilitySnapshot, readFillSnapshot, residentContexts } from '@cyclefill/features/fill';
import type { Tx } from '@cyclefill/platform/database';
import { type FacilityToday, presenceFor } from './facility-today.js';
import { type PackOwner, readCarried } from './pack-owners.query.js';

const NONE: MissingDoses = { ofPacks: new Map(), withoutPack: [] };

/** What was known when the packs of an owner were planned, of the residents asked for. */
async function readThen(tx: Tx, owner: PackOwner, orders: readonly string[]): Promise<FacilityToday & { readonly snapshot: FillSnapshot }> {
  const part = { residents: owner.residents, orders, current: false };
  const window = { from: dayOf(owner.from_at), to: addDays(dayOf(owner.to_at), 1) };
  const snapshot = owner.batch ? await readFillSnapshot(tx, await readBatch(tx, owner.id), part)
    : (await readFacilitySnapshot(tx, owner.facility_id, window, { asOf: owner.as_of, knownAt: owner.known_at }, null, part)).snapshot;
  return { snapshot, orders: new Map(snapshot.orders.map((order) => [order.orderId, order])), contexts: residentContexts(snapshot) };
}

function dosesOf(orders: Iterable<SnapshotOrder>, contexts: FacilityToday['contexts'], owner: PackOwner, days: (residentId: string) => readonly [LocalMinute, LocalMinute]): OrderDose[] {
  return [...orders].flatMap((order) => {
    const context = contextOf(contexts, order);
    if (context === undefined) return [];
    return packableDoses(order, presenceFor(context, owner), ...days(order.residentId)).map(({ at, dose }): OrderDose => ({ orderId: order.orderId, at, dose }));
  });
}

/** What one owner's packs lack. What was known when they were planned is read only where something is due that lies in none. */
async function missingOf(tx: Tx, owner: PackOwner, today: FacilityToday): Promise<MissingDoses> {
  const { carriers, held } = await readCarried(tx, owner);
  const carried = new Set(carriers.map(({ orderId }) => orderId));
  const orders = [...today.orders.values()].filter((order) => owner.residents.includes(order.residentId) && (owner.batch ? order.mode === 'cycle' : carried.has(order.orderId)));
  const now = dosesOf(orders, today.contexts, owner, () => [owner.from_at, owner.to_at]);
  const lying = new Set(held.map(({ orderId, at, dose }) => `${orderId} ${at} ${dose}`));
  if (now.every(({ orderId, at, dose }) => lying.has(`${orderId} ${at} ${dose}`))) return NONE;
  const then = await readThen(tx, owner, orders.map(({ orderId }) => orderId));
  const { shares } = then.snapshot;
  const filled = (residentId: string): readonly [LocalMinute, LocalMinute] => {
    if (!owner.batch) return [owner.from_at, owner.to_at];
    if (shares !== null && !shares.has(residentId)) return [owner.from_at, owner.from_at];
    const { from, to } = filledDays(then.snapshot, residentId);
    return [atMinute(from), atMinute(to)];
  };
  return missingDoses({ now: dosesOf(orders, today.contexts, owner, filled), before: dosesOf(then.orders.values(), then.contexts, owner, filled), held }, carriers);
}

/**
 * What is due since packs were planned and lies in none (R119): of each pack that is to hold it the cells to add, and doses of orders that no pack may take. What had to be left out when
 * they were planned, for want of a refill or since the resident still had it, is not missing: it was due then.
 */
export async function findMissing(tx: Tx, owners: readonly PackOwner[], today: FacilityToday): Promise<MissingDoses> {
  const found: MissingDoses[] = [];
  for (const owner of owners) found.push(await missingOf(tx, owner, today));
  return { ofPacks: new Map(found.flatMap(({ ofPacks }) => [...ofPacks])), withoutPack: found.flatMap(({ withoutPack }) => withoutPack) };
}
