import { createHash } from 'node:crypto';
import { type JsonValue, byCodePoint, canonicalJson } from '@cyclefill/domain/kernel';
import type { SnapshotOrder } from '@cyclefill/features/fill';
import type { PrintContext } from '../print-context/print-context.js';
import { recordedOrder } from './resident-pages.js';

/** What of an order stands on papers: when any of it changes, the hash does (D3). */
function content(print: PrintContext, order: SnapshotOrder): JsonValue {
  const { print: texts } = recordedOrder(print, order);
  return {
    rx: order.rxNumber, regimen: order.regimen as unknown as JsonValue, from: order.from, to: order.to, product: order.product.ndc11, sig: texts.sigText,
    indication: texts.indication, prescriber: texts.prescriber, holds: order.holds.map(({ from, to }) => [from, to]),
  };
}

/** SHA-256 over the orders that a paper was made from; the same orders give the same hash on every machine. */
export function orderSetHash(print: PrintContext, orders: readonly SnapshotOrder[]): string {
  const sorted = orders.toSorted((a, b) => byCodePoint(a.rxNumber, b.rxNumber));
  return createHash('sha256').update(canonicalJson(sorted.map((order) => content(print, order)))).digest('hex');
}
