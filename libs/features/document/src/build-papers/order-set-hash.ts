import { createHash } from 'node:crypto';
import { type DayRange, type JsonValue, byCodePoint, canonicalJson } from '@cyclefill/domain/kernel';
import { tableTimes } from '@cyclefill/domain/regimen';
import { type ResidentContexts, type SnapshotOrder, contextOf } from '@cyclefill/features/fill';
import type { PrintContext } from '../print-context/print-context.js';
import { recordedOrder } from './resident-pages.js';

/** What papers of some days are made from beside their orders. */
export interface PaperDays {
  readonly print: PrintContext;
  /** Whose tables of hours hold for an order. */
  readonly contexts: ResidentContexts;
  readonly days: DayRange;
}

/** What of an order stands on papers: when any of it changes, the hash does (D3). The times that a table gives it are of it. */
function content({ print, contexts, days }: PaperDays, order: SnapshotOrder): JsonValue {
  const { print: texts, timeCritical } = recordedOrder(print, order);
  const context = contextOf(contexts, order);
  return {
    rx: order.rxNumber, regimen: order.regimen as unknown as JsonValue, from: order.from, to: order.to, product: order.product.ndc11, sig: texts.sigText,
    indication: texts.indication, prescriber: texts.prescriber, holds: order.holds.map(({ from, to }) => [from, to]), timeCritical,
    times: order.regimen === null || context === undefined ? null : (tableTimes(order.regimen, context.passes, days) as unknown as JsonValue),
  };
}

/** SHA-256 over the orders that a paper was made from, as they are given on its days; the same orders give the same hash on every machine. */
export function orderSetHash(paper: PaperDays, orders: readonly SnapshotOrder[]): string {
  const sorted = orders.toSorted((a, b) => byCodePoint(a.rxNumber, b.rxNumber));
  return createHash('sha256').update(canonicalJson(sorted.map((order) => content(paper, order)))).digest('hex');
}
