import type { OrderPrint, Paper, ResidentPrint } from '@cyclefill/domain/documents';
import { type Day, type DayRange, type LocalMinute, addDays, dayOf, invariant } from '@cyclefill/domain/kernel';
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
  /** The days it is for: those of its packs, else as long as it lasts; of a leave, its days. */
  readonly days: DayRange;
  readonly useBy: Day;
  /** Of packs that several drugs share. */
  readonly sheetUseBy: Day;
  readonly paper: Paper;
  order(orderId: string): SnapshotOrder;
  print(orderId: string): OrderPrint;
  /** First eight hex digits of the hash over some orders (D3). */
  hash(orderIds: readonly string[]): string;
}

function daysOf({ leave_from: leaveFrom, leave_to: leaveTo }: SupplyRow, fill: SupplyFill | null, packs: readonly SupplyPack[]): DayRange {
  if (fill === null) {
    invariant(leaveFrom !== null && leaveTo !== null, 'a supply that is neither a fill nor a leave');
    return { from: dayOf(leaveFrom as LocalMinute), to: addDays(dayOf((leaveTo - 1) as LocalMinute), 1) };
  }
  const usedFrom = fill.used_from as Day;
  const to = packs.length === 0 ? addDays(usedFrom, Math.max(1, fill.days_supply ?? 1)) : Math.max(...packs.map(({ plan }) => plan.days.to));
  return { from: Math.min(...packs.map(({ plan }) => plan.days.from), usedFrom) as Day, to: to as Day };
}

const FIRST = { revision: 1, replaces: null } as const;

/** Reads everything the papers of a supply need. @throws Refusal supply.not-found */
export async function readSupplySource(tx: Tx, id: string, paper: Paper | null): Promise<SupplySource> {
  const supply = await readSupplyRow(tx, id);
  const day = Math.floor(supply.as_of.getTime() / 86_400_000) as Day;
  const clocks = { asOf: supply.as_of, knownAt: supply.recorded_at };
  const { snapshot, contexts } = await readFacilitySnapshot(tx, supply.facility_id, { from: day, to: (day + 1) as Day }, clocks);
  const print = await readPrintContext(tx, supply.facility_id, supply.recorded_at, supply.as_of);
  const resident = snapshot.residents.get(supply.resident_id);
  invariant(resident !== undefined, 'a supply without its resident');
  const orders = new Map(snapshot.orders.map((order) => [order.orderId, order]));
  const order = (orderId: string): SnapshotOrder => {
    const found = orders.get(orderId);
    invariant(found !== undefined, 'a supply of an order that was not known');
    return found;
  };
  const filledOn = dayOf(snapshot.batch.asOf);
  const [fill, packs] = [await readSupplyFill(tx, id), await readSupplyPacks(tx, id)];
  const days = daysOf(supply, fill, packs);
  return {
    supply, resident, paper: paper ?? print.facility.settings.paper, filledOn, days, order, fill, packs, facility: print.facility,
    page: residentPages(print, snapshot.residents, snapshot.batch.asOf)(resident),
    making: makingOf(supply.as_of, snapshot.batch.zone, FIRST, print.facility.settings.dates),
    // No lot is chosen yet, so no expiry can make the dating shorter (R230); the dating is the state's, whoever pays.
    useBy: useByDay('card', filledOn, null, snapshot.rules.forPayer('')),
    sheetUseBy: useByDay('sheet', filledOn, null, snapshot.rules.forPayer('')),
    print: (orderId) => orderPrint(print, order(orderId)),
    hash: (orderIds) => orderSetHash({ print, contexts, days }, orderIds.map(order)).slice(0, 8),
  };
}
