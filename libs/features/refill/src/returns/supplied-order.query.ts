import { type AccessScope, Refusal, inScope } from '@cyclefill/contracts';
import { type FillSnapshot, type ResidentContexts, type ResidentFacts, type SnapshotOrder, placementAt, readClinicalStops, readFacilitySnapshot } from '@cyclefill/features/fill';
import type { Tx } from '@cyclefill/platform/database';
import { day } from '@cyclefill/domain/kernel';
import { z } from 'zod';
import { afterAllWindows } from '../refill-facts/refill-facts.query.js';

/** How an order is named. */
export type NamedOrder = { readonly id: string } | { readonly rxNumber: string };

/** A resident with all orders and the facility as known now. */
export interface SuppliedResident {
  readonly facilityId: string;
  readonly orders: readonly SnapshotOrder[];
  readonly resident: ResidentFacts;
  readonly contexts: ResidentContexts;
  readonly snapshot: FillSnapshot;
  /** Orders that the clinical checks interrupt. */
  readonly stopped: ReadonlySet<string>;
}

/** One of the orders. */
export interface SuppliedOrder extends SuppliedResident {
  readonly order: SnapshotOrder;
}

const OrderRow = z.object({ id: z.string(), resident_id: z.string() });
const ResidentRow = z.object({ id: z.string(), facility_id: z.string() });

/** Reads a resident whom the caller may see. @throws Refusal resident.not-found */
export async function readSuppliedResident(tx: Tx, scope: AccessScope, named: { readonly id: string } | { readonly code: string }): Promise<SuppliedResident> {
  const [column, value] = 'id' in named ? ['id', named.id] : ['code', named.code];
  const [row] = await tx.query(ResidentRow, `select id, facility_id from resident where ${column} = $1`, [value]);
  if (row === undefined) throw new Refusal('resident.not-found');
  const knownAt = await tx.now();
  // After every window, so that all of them count in what is authorised and what moved.
  const days = afterAllWindows(day(knownAt.toISOString().slice(0, 10)));
  const { snapshot, contexts } = await readFacilitySnapshot(tx, row.facility_id, days, { asOf: knownAt, knownAt });
  const resident = snapshot.residents.get(row.id);
  if (resident === undefined || !inScope(scope, row.facility_id, placementAt(resident, snapshot.batch.asOf)?.wingId ?? null)) throw new Refusal('resident.not-found');
  return { facilityId: row.facility_id, orders: snapshot.orders.filter(({ residentId }) => residentId === row.id), resident, contexts, snapshot, stopped: await readClinicalStops(tx, snapshot, contexts, row.id) };
}

/** Reads an order that the caller may see. @throws Refusal order.not-found */
export async function readSuppliedOrder(tx: Tx, scope: AccessScope, named: NamedOrder): Promise<SuppliedOrder> {
  const [column, value] = 'id' in named ? ['id', named.id] : ['rx_number', named.rxNumber];
  const [row] = await tx.query(OrderRow, `select id, resident_id from med_order where ${column} = $1`, [value]);
  if (row === undefined) throw new Refusal('order.not-found');
  const supplied = await readSuppliedResident(tx, scope, { id: row.resident_id }).catch((error: unknown) => {
    throw error instanceof Refusal ? new Refusal('order.not-found', { cause: error }) : error;
  });
  const order = supplied.orders.find(({ orderId }) => orderId === row.id);
  if (order === undefined) throw new Refusal('order.not-found');
  return { ...supplied, order };
}
