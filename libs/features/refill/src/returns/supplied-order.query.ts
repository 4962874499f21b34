import { type AccessScope, Refusal } from '@cyclefill/contracts';
import type { LocalMinute } from '@cyclefill/domain/kernel';
import type { ResidentContext } from '@cyclefill/domain/cycle-fill';
import { type FillSnapshot, type ResidentFacts, type SnapshotOrder, placementAt, readFacilitySnapshot } from '@cyclefill/features/fill';
import type { Tx } from '@cyclefill/platform/database';
import { addDays, day } from '@cyclefill/domain/kernel';
import { z } from 'zod';
import { inScope } from '../ask-refill/find-order.query.js';

/** How an order is named. */
export type NamedOrder = { readonly id: string } | { readonly rxNumber: string };

/** An order with its resident and facility as known now. */
export interface SuppliedOrder {
  readonly facilityId: string;
  readonly order: SnapshotOrder;
  readonly resident: ResidentFacts;
  readonly context: ResidentContext;
  readonly snapshot: FillSnapshot;
  readonly now: LocalMinute;
}

const OrderRow = z.object({ id: z.string(), facility_id: z.string() });

/** Reads an order that the caller may see. @throws Refusal order.not-found */
export async function readSuppliedOrder(tx: Tx, scope: AccessScope, named: NamedOrder): Promise<SuppliedOrder> {
  const [column, value] = 'id' in named ? ['id', named.id] : ['rx_number', named.rxNumber];
  const [row] = await tx.query(OrderRow, `select id, facility_id from med_order where ${column} = $1`, [value]);
  if (row === undefined) throw new Refusal('order.not-found');
  const knownAt = await tx.now();
  // After every window, so that all of them count in what is authorised and what moved.
  const from = addDays(day(knownAt.toISOString().slice(0, 10)), 4000);
  const { snapshot, contexts } = await readFacilitySnapshot(tx, row.facility_id, { from, to: addDays(from, 1) }, { asOf: knownAt, knownAt });
  const order = snapshot.orders.find(({ orderId }) => orderId === row.id);
  const [resident, context] = order === undefined ? [] : [snapshot.residents.get(order.residentId), contexts.get(order.residentId)];
  if (order === undefined || resident === undefined || context === undefined) throw new Refusal('order.not-found');
  const now = snapshot.batch.asOf;
  if (!inScope(scope, row.facility_id, placementAt(resident, now)?.wingId ?? null)) throw new Refusal('order.not-found');
  return { facilityId: row.facility_id, order, resident, context, snapshot, now };
}
