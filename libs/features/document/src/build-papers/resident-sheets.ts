import { type DividedPass, type DocumentIdentity, type MarOrderInput, type Paper, type ResidentPrint, daysKey, isResidentIn, isSpokenOf } from '@cyclefill/domain/documents';
import { type DayRange, type LocalMinute, atMinute, byCodePoint } from '@cyclefill/domain/kernel';
import { type FillSnapshot, type ResidentContexts, type ResidentFacts, type SnapshotOrder, packagingChoice, placementAt } from '@cyclefill/features/fill';
import type { Making, PrintContext } from '../print-context/print-context.js';
import { orderSetHash } from './order-set-hash.js';
import { orderPrint, recordedOrder, residentPages } from './resident-pages.js';

/** What the sheets of a facility's residents are made from. */
export interface SheetSource {
  readonly snapshot: FillSnapshot;
  readonly contexts: ResidentContexts;
  readonly print: PrintContext;
  readonly days: DayRange;
  readonly paper: Paper;
  readonly making: Making;
  /** By code of the resident: passes whose doses lie in several packs or pouches (D62). */
  readonly divided: ReadonlyMap<string, readonly DividedPass[]>;
}

/** A resident with the orders that a sheet speaks of. */
export interface SheetResident {
  readonly facts: ResidentFacts;
  readonly page: ResidentPrint;
  readonly orders: readonly SnapshotOrder[];
  /** Names the sheet: `MAR` gives `MAR-2026-12-R1`. */
  readonly identity: (short: string) => DocumentIdentity;
}

/** A resident's sheet and the wing it belongs to. */
export interface PlacedSheet<M> {
  readonly wing: string;
  readonly wingId: string | null;
  readonly residentCode: string;
  readonly model: M;
}

/** In the pack, or in a container of its own: what travels in the cycle and which rules allow. */
function packagingOf(order: SnapshotOrder, { packing }: FillSnapshot): MarOrderInput['packaging'] {
  if (order.mode !== 'cycle') return 'bulk';
  return packagingChoice(order, packing).packaging;
}

/** An order as records and order sheets print it. */
export function sheetOrder({ print, contexts, snapshot }: SheetSource, order: SnapshotOrder): MarOrderInput {
  const { frequencyCode, group, step, timeCritical } = recordedOrder(print, order);
  const own = contexts.get(order.orderId);
  return {
    ...orderPrint(print, order), frequencyCode, group, step, timeCritical, ...(own !== undefined && { passes: own.passes }), from: order.from, to: order.to, holds: order.holds, packaging: packagingOf(order, snapshot),
  };
}

/** A sheet for everybody who lives in a facility on some days, by wing, room and name (D31); null = there is none for that resident. */
export function residentSheets<M>(source: SheetSource, build: (resident: SheetResident) => M | null): readonly PlacedSheet<M>[] {
  const { snapshot, print, contexts, making, days } = source;
  // The room of the first day, or of today where the days have begun.
  const at = Math.min(Math.max(atMinute(days.from), snapshot.batch.asOf), atMinute(days.to) - 1) as LocalMinute;
  const pageOf = residentPages(print, snapshot.residents, at);
  const byResident = Map.groupBy(snapshot.orders, (order) => order.residentId);
  const living = [...snapshot.residents.values()].filter(({ placements, dischargedAt }) => isResidentIn(placements[0]?.from ?? null, dischargedAt, days));
  const placed = living.flatMap((facts) => {
    const orders = (byResident.get(facts.id) ?? []).filter((order) => isSpokenOf(order, days));
    const page = pageOf(facts);
    const identity = (short: string): DocumentIdentity => ({ ...making, id: `${short}-${daysKey(days)}-${facts.code}`, orderSetHash: orderSetHash({ print, contexts, days }, orders).slice(0, 8) });
    const model = build({ facts, page, orders, identity });
    const placement = placementAt(facts, at);
    return model === null ? [] : [{ wing: placement?.wing ?? '', wingId: placement?.wingId ?? null, residentCode: facts.code, model, room: page.room }];
  });
  return placed.toSorted((a, b) => byCodePoint(a.wing, b.wing) || byCodePoint(a.room, b.room) || byCodePoint(a.residentCode, b.residentCode));
}
