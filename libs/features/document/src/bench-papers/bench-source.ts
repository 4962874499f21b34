import { type BenchOrder, type BenchPack, type BenchUnits, type Paper, type ResidentPrint, printedName } from '@cyclefill/domain/documents';
import { type DayRange, atMinute, byCodePoint, invariant } from '@cyclefill/domain/kernel';
import type { PackType } from '@cyclefill/domain/packing';
import { type ResidentFacts, type SnapshotOrder, placementAt, readFacilitySnapshot, readPackTypes } from '@cyclefill/features/fill';
import type { Tx } from '@cyclefill/platform/database';
import { makingOf } from '../build-papers/making.js';
import { orderSetHash } from '../build-papers/order-set-hash.js';
import { orderPrint, residentPages } from '../build-papers/resident-pages.js';
import type { PrintContext } from '../print-context/print-context.js';
import { readPrintContext } from '../print-context/print-context.query.js';
import { type BenchPackRow, type BenchProduct, asProduct, readBenchProducts } from './bench-rows.query.js';
import { packPlanOf } from './pack-plan-of.js';

/** A pack ready for any of its papers, with the row it was made from. */
export interface BenchSource {
  readonly row: BenchPackRow;
  readonly zone: string;
  /** Where the resident is when the pack begins; '' = in no wing. */
  readonly wing: string;
  /** Its identity gets the name of the paper before the code. */
  readonly pack: (short: string) => BenchPack;
  readonly orders: readonly { readonly orderId: string; readonly order: BenchOrder }[];
  readonly products: ReadonlyMap<string, BenchProduct>;
}

/** What stands against working on a pack, in words for whoever holds the paper. */
function stopOf({ inUse, state, outOfDate, heldReason }: BenchPackRow): string | null {
  if (!inUse || state === 'void' || state === 'recalled') return `NOT IN USE: this pack is ${inUse ? state : 'replaced'}. Do not give anything out of it.`;
  if (outOfDate) return 'OUT OF DATE: a dose in it is not due any more, or one is lacking. Do not fill, check or send it.';
  return heldReason === '' ? null : `IN QUESTION: ${heldReason}`;
}

function benchOrder(row: BenchPackRow, print: BenchOrder['print'], orderId: string, products: ReadonlyMap<string, BenchProduct>): BenchOrder {
  const fills = row.fills.filter((fill) => fill.orderId === orderId && !fill.undone);
  const other = products.get(fills.findLast(({ otherMaker }) => otherMaker)?.ndc11 ?? '');
  const used = other === undefined ? null : asProduct(print.product, other);
  return { print, used, filled: fills.map(({ ndc11, lot, expiresOn, units, container }): BenchUnits => ({ ndc: products.get(ndc11)?.ndc ?? ndc11, lot, expiresOn, units, container })) };
}

/** What packs of one facility are read against: its names and orders as known at their last step. */
interface KnownFacility {
  readonly print: PrintContext;
  readonly zone: string;
  readonly products: ReadonlyMap<string, BenchProduct>;
  readonly types: ReadonlyMap<string, PackType>;
  facts(residentId: string): ResidentFacts;
  page(facts: ResidentFacts): ResidentPrint;
  wing(facts: ResidentFacts): string;
  order(orderId: string): SnapshotOrder;
  /** Over the orders that are given in the window, as on the labels (D3, D82). */
  hash(residentId: string): string;
}

async function readKnown(tx: Tx, rows: readonly BenchPackRow[], first: BenchPackRow): Promise<KnownFacility> {
  const knownAt = new Date(Math.max(...rows.map((row) => row.knownAt.getTime())));
  const days: DayRange = { from: first.windowFrom ?? first.daysFrom, to: first.windowTo ?? first.daysTo };
  const { snapshot, contexts } = await readFacilitySnapshot(tx, first.facilityId, days, { asOf: knownAt, knownAt });
  const print = await readPrintContext(tx, first.facilityId, knownAt);
  const { types } = await readPackTypes(tx, days.from, knownAt);
  const products = await readBenchProducts(tx, rows.flatMap(({ fills }) => fills.map(({ ndc11 }) => ndc11)));
  const orders = new Map(snapshot.orders.map((order) => [order.orderId, order]));
  const [from, to] = [atMinute(days.from), atMinute(days.to)];
  const given = Map.groupBy(snapshot.orders.filter((order) => order.from < to && (order.to === null || order.to > from)), ({ residentId }) => residentId);
  const found = <T>(value: T | undefined, what: string): T => {
    invariant(value !== undefined, what);
    return value;
  };
  return {
    print, products, types, zone: snapshot.batch.zone,
    facts: (residentId) => found(snapshot.residents.get(residentId), 'a pack without its resident'),
    page: residentPages(print, snapshot.residents, from),
    wing: (facts) => placementAt(facts, from)?.wing ?? '',
    order: (orderId) => found(orders.get(orderId), 'a pack of an order that was not known'),
    hash: (residentId) => orderSetHash({ print, contexts, days }, given.get(residentId) ?? []).slice(0, 8),
  };
}

function sourceOf(known: KnownFacility, row: BenchPackRow, paper: Paper | null): { readonly place: string; readonly source: BenchSource } {
  const { print, zone, products } = known;
  const facts = known.facts(row.residentId);
  const page = known.page(facts);
  const orders = [...new Set(row.cells.map(({ orderId }) => orderId))].map((orderId) => ({ orderId, order: benchOrder(row, orderPrint(print, known.order(orderId)), orderId, products) }))
    .toSorted((a, b) => byCodePoint(a.order.print.rxNumber, b.order.print.rxNumber));
  const making = makingOf(row.knownAt, zone, { revision: row.rowVersion, replaces: row.rowVersion > 1 ? row.rowVersion - 1 : null }, print.facility.settings.dates);
  const rest = { paper: paper ?? print.facility.settings.paper, resident: page, packId: row.code, plan: packPlanOf(row, known.types, (orderId) => known.order(orderId).rxNumber), orders: orders.map(({ order }) => order), stop: stopOf(row), useBy: row.useBy };
  const orderSetHash = known.hash(row.residentId);
  return {
    place: [known.wing(facts), page.room, printedName(page.familyName, page.givenName), facts.code, row.daysFrom, row.number, row.code].join('\u0000'),
    source: { row, zone, wing: known.wing(facts), products, orders, pack: (short) => ({ ...rest, identity: { ...making, id: `${short}-${row.code}`, orderSetHash } }) },
  };
}

/** Packs of one facility with everything that their papers say, in the order of wing, room, name and day (D31). */
export async function readBenchSources(tx: Tx, rows: readonly BenchPackRow[], paper: Paper | null): Promise<readonly BenchSource[]> {
  const [first] = rows;
  if (first === undefined) return [];
  const known = await readKnown(tx, rows, first);
  return rows.map((row) => sourceOf(known, row, paper)).toSorted((a, b) => byCodePoint(a.place, b.place)).map(({ source }) => source);
}
