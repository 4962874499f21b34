import { type MarModel, type MarOrderInput, type Paper, buildMar, isResidentIn, isSpokenOf } from '@cyclefill/domain/documents';
import { type LocalMinute, Zone, addMonths, atMinute, byCodePoint, dayFromCivil, dayOf, invariant } from '@cyclefill/domain/kernel';
import { type FillSnapshot, type ResidentContexts, type SnapshotOrder, packagingChoice, placementAt } from '@cyclefill/features/fill';
import type { Making, PrintContext } from '../print-context/print-context.js';
import { orderSetHash } from './order-set-hash.js';
import { orderPrint, recordedOrder, residentPages } from './resident-pages.js';

/** A month of the calendar; `month` is 1–12. */
export interface Month {
  readonly year: number;
  readonly month: number;
}

/** What the records of a facility are made from. */
export interface MarSource {
  readonly snapshot: FillSnapshot;
  readonly contexts: ResidentContexts;
  readonly print: PrintContext;
  readonly month: Month;
  readonly paper: Paper;
  readonly making: Making;
}

/** A resident's record and the wing it belongs to. */
export interface PlacedMar {
  readonly wing: string;
  readonly wingId: string | null;
  readonly residentCode: string;
  readonly model: MarModel;
}

/** `2026-12` */
export const monthKey = ({ year, month }: Month): string => `${year}-${String(month).padStart(2, '0')}`;

/** In the pack, or in a container of its own: what travels in the cycle and which rules allow. */
function packagingOf(order: SnapshotOrder, { packing }: FillSnapshot): MarOrderInput['packaging'] {
  if (order.mode !== 'cycle') return 'bulk';
  return packagingChoice(order, packing).packaging;
}

function marOrder(source: MarSource, order: SnapshotOrder): MarOrderInput {
  const { frequencyCode, group, step, timeCritical } = recordedOrder(source.print, order);
  const own = source.contexts.get(order.orderId);
  return {
    ...orderPrint(source.print, order), frequencyCode, group, step, timeCritical, ...(own !== undefined && { passes: own.passes }), from: order.from, to: order.to, holds: order.holds, packaging: packagingOf(order, source.snapshot),
  };
}

/** The records of everybody who lives in a facility in a month, by wing, room and name (D31). */
export function buildMars(source: MarSource): readonly PlacedMar[] {
  const { snapshot, print, making } = source;
  const first = dayFromCivil(source.month.year, source.month.month, 1);
  const [from, to] = [atMinute(first), atMinute(addMonths(first, 1))];
  // The room of the month's first day, or of today where the month has begun.
  const at = Math.min(Math.max(from, snapshot.batch.asOf), to - 1) as LocalMinute;
  const pageOf = residentPages(print, snapshot.residents, at);
  const byResident = Map.groupBy(snapshot.orders, (order) => order.residentId);
  const placed = [...snapshot.residents.values()].filter(({ placements, dischargedAt }) => isResidentIn(placements[0]?.from ?? null, dischargedAt, first)).map((resident) => {
    const context = source.contexts.get(resident.id);
    invariant(context !== undefined, 'a resident without context');
    const orders = (byResident.get(resident.id) ?? []).filter((order) => isSpokenOf(order, first));
    const placement = placementAt(resident, at);
    const model = buildMar({
      paper: source.paper,
      identity: { ...making, id: `MAR-${monthKey(source.month)}-${resident.code}`, orderSetHash: orderSetHash({ print, contexts: source.contexts, days: { from: first, to: addMonths(first, 1) } }, orders).slice(0, 8) },
      resident: pageOf(resident), month: source.month, madeOn: dayOf(snapshot.batch.asOf), orders: orders.map((order) => marOrder(source, order)),
      passes: context.passes, absences: resident.absences.map(({ kind, ...range }) => ({ kind, range })), dischargedAt: resident.dischargedAt, zone: Zone.of(snapshot.batch.zone),
    });
    return { wing: placement?.wing ?? '', wingId: placement?.wingId ?? null, residentCode: resident.code, model, room: model.resident.room };
  });
  return placed.toSorted((a, b) => byCodePoint(a.wing, b.wing) || byCodePoint(a.room, b.room) || byCodePoint(a.residentCode, b.residentCode));
}
