import type { OrderPrint, Paper, ResidentPrint } from '@cyclefill/domain/documents';
import { type Day, dayOf, invariant } from '@cyclefill/domain/kernel';
import { useByDay } from '@cyclefill/domain/packing';
import { type ResidentFacts, type SnapshotOrder, readFacilitySnapshot } from '@cyclefill/features/fill';
import { type SupplyPack, readSupplyPacks } from '@cyclefill/features/pack';
import type { Tx } from '@cyclefill/platform/database';
import { makingOf } from '../build-papers/making.js';
import { orderSetHash } from '../build-papers/order-set-hash.js';
import { orderPrint, residentPages } from '../build-papers/resident-pages.js';
import type { FacilityPrint, Making } from '../print-context/print-context.js';
import { readPrintContext } from '../print-context/print-context.query.js';
import { type SupplyFill, type SupplyRow, readSupplyFill, readSupplyRow } from './supply-row.query.js';

/** What the papers of a supply are made from, as known when it was filled: the same however often they are drawn. */
export interface SupplySource {
  readonly supply: SupplyRow;
  readonly fill: SupplyFill | null;
  readonly packs: readonly SupplyPack[];
  readonly resident: ResidentFacts;
  readonly page: ResidentPrint;
  readonly facility: FacilityPrint;
  readonly making: Making;
  readonly filledOn: Day;
  readonly useBy: Day;
  readonly paper: Paper;
  order(orderId: string): SnapshotOrder;
  print(orderId: string): OrderPrint;
  /** First eight hex digits of the hash over some orders (D3). */
  hash(orderIds: readonly string[]): string;
}

const FIRST = { revision: 1, replaces: null } as const;

/** Reads everything the papers of a supply need. @throws Refusal supply.not-found */
export async function readSupplySource(tx: Tx, id: string, paper: Paper): Promise<SupplySource> {
  const supply = await readSupplyRow(tx, id);
  const day = Math.floor(supply.as_of.getTime() / 86_400_000) as Day;
  const clocks = { asOf: supply.as_of, knownAt: supply.recorded_at };
  const { snapshot } = await readFacilitySnapshot(tx, supply.facility_id, { from: day, to: (day + 1) as Day }, clocks);
  const print = await readPrintContext(tx, supply.facility_id, supply.recorded_at);
  const resident = snapshot.residents.get(supply.resident_id);
  invariant(resident !== undefined, 'a supply without its resident');
  const orders = new Map(snapshot.orders.map((order) => [order.orderId, order]));
  const order = (orderId: string): SnapshotOrder => {
    const found = orders.get(orderId);
    invariant(found !== undefined, 'a supply of an order that was not known');
    return found;
  };
  const filledOn = dayOf(snapshot.batch.asOf);
  return {
    supply, resident, paper, filledOn, order,
    fill: await readSupplyFill(tx, id), packs: await readSupplyPacks(tx, id), facility: print.facility,
    page: residentPages(print, snapshot.residents, snapshot.batch.asOf)(resident),
    making: makingOf(supply.as_of, snapshot.batch.zone, FIRST),
    // No lot is chosen yet, so no expiry can make the dating shorter (R230); the dating is the state's, whoever pays.
    useBy: useByDay('card', filledOn, null, snapshot.rules.forPayer('')),
    print: (orderId) => orderPrint(print, order(orderId)),
    hash: (orderIds) => orderSetHash(print, orderIds.map(order)).slice(0, 8),
  };
}
