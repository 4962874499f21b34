import { type Finding, type LocalMinute, dayOf } from '@cyclefill/domain/kernel';
import { duplicateFindings } from '@cyclefill/domain/clinical';
import { type StockDemand, orderCountFindings, stockFindings } from '@cyclefill/domain/cycle-fill';
import type { DecidedFinding, DecidedLine } from './decided-batch.js';
import type { FillSnapshot, SnapshotOrder } from './fill-snapshot.js';

function demandOf({ order, result }: DecidedLine): readonly StockDemand[] {
  if (result.packTo === null || result.quantities.pulled === 0) return [];
  return [{ orderId: order.orderId, ndc11: order.drug.ndc11, pulled: result.quantities.pulled, lastDose: dayOf((result.packTo - 1) as LocalMinute) }];
}

/** What is seen only across orders: more of them than a resident has, the same ingredients twice for a resident (E10), stock and lots against the lines (E14, E15). */
export function batchFindings(snapshot: FillSnapshot, known: readonly SnapshotOrder[], lines: readonly DecidedLine[]): readonly DecidedFinding[] {
  const residentOf = new Map(known.map(({ orderId, residentId }) => [orderId, residentId]));
  const byResident = Map.groupBy(known, ({ residentId }) => residentId);
  const counts = [...byResident].flatMap(([residentId, own]) => orderCountFindings(residentId, own.length).map((finding): DecidedFinding => ({ finding, orderId: null, residentId })));
  const found: Finding[] = [...byResident.values()].flatMap((own) => duplicateFindings(own, snapshot.batch.window, ({ rxNumber }) => rxNumber));
  if (snapshot.stock !== null) found.push(...stockFindings(lines.flatMap(demandOf), snapshot.stock));
  return [...counts, ...found.map((finding) => ({ finding, orderId: finding.subject, residentId: residentOf.get(finding.subject) ?? '' }))];
}
