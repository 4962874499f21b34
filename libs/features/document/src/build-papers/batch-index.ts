import type { DocumentIdentity, OrderPrint, ResidentPrint } from '@cyclefill/domain/documents';
import { type Day, atMinute, dayOf, invariant } from '@cyclefill/domain/kernel';
import { useByDay } from '@cyclefill/domain/packing';
import type { ResidentFacts, SnapshotOrder } from '@cyclefill/features/fill';
import { orderSetHash } from './order-set-hash.js';
import { orderPrint, residentPages } from './resident-pages.js';
import type { BatchSource } from './batch-source.js';

/** A resident of the batch with everything that their papers share. */
export interface BatchResident {
  readonly facts: ResidentFacts;
  readonly page: ResidentPrint;
  /** Orders that are given in the window, PRN ones too. */
  readonly orders: readonly SnapshotOrder[];
  /** By Rx number. */
  readonly prints: ReadonlyMap<string, OrderPrint>;
  readonly hash: string;
}

/** Look-ups of one batch, made once. */
export interface BatchIndex {
  readonly residentByCode: ReadonlyMap<string, BatchResident>;
  readonly filledOn: Day;
  readonly cardUseBy: Day;
  readonly sheetUseBy: Day;
  identity(id: string, resident: BatchResident): DocumentIdentity;
}

/** Gathers what the papers of a batch look up. */
export function indexBatch({ plan, print, making }: BatchSource): BatchIndex {
  const { snapshot } = plan;
  const { window, asOf } = snapshot.batch;
  const [from, to] = [atMinute(window.from), atMinute(window.to)];
  const pageOf = residentPages(print, snapshot.residents, from);
  const given = snapshot.orders.filter((order) => order.from < to && (order.to === null || order.to > from));
  const residents = [...Map.groupBy(given, (order) => order.residentId)].map(([id, orders]): BatchResident => {
    const facts = snapshot.residents.get(id);
    invariant(facts !== undefined, 'an order without its resident');
    return { facts, page: pageOf(facts), orders, prints: new Map(orders.map((order) => [order.rxNumber, orderPrint(print, order)])), hash: orderSetHash({ print, contexts: plan.contexts, days: window }, orders) };
  });
  const filledOn = dayOf(asOf);
  // The dating of packs is the state's, whoever pays.
  const rules = snapshot.rules.forPayer('');
  return {
    residentByCode: new Map(residents.map((resident) => [resident.facts.code, resident])),
    filledOn,
    // No lot is chosen yet, so no expiry can make the dating shorter (R230).
    cardUseBy: useByDay('card', filledOn, null, rules),
    sheetUseBy: useByDay('sheet', filledOn, null, rules),
    identity: (id, resident) => ({ ...making, id, orderSetHash: resident.hash.slice(0, 8) }),
  };
}
