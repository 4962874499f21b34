import { type Finding, byCodePoint } from '@cyclefill/domain/kernel';
import { type FillResult, type FillStatus, type FillWindow, computeFill, isFillLine } from '@cyclefill/domain/cycle-fill';
import { US_FEDERAL_2026 } from '@cyclefill/domain/law';
import type { Packaging } from '@cyclefill/domain/packing';
import type { FillSnapshot, SnapshotOrder } from './fill-snapshot.js';
import { packagingChoice } from './packaging-choice.js';
import { residentContexts } from './resident-contexts.js';

/** One order's line with what it was decided on. */
export interface DecidedLine {
  readonly order: SnapshotOrder;
  readonly result: FillResult;
  readonly packaging: Packaging;
}

/** A finding with the order and resident it stands under. */
export interface DecidedFinding {
  readonly finding: Finding;
  readonly orderId: string | null;
  readonly residentId: string;
}

/** Counts that balance: eligible = filled + excepted + skipped. */
export interface BatchCounts {
  readonly eligible: number;
  readonly filled: number;
  readonly excepted: number;
  readonly skipped: number;
  /** Lines by status, and findings by code. */
  readonly reasons: Readonly<Record<string, number>>;
}

/** What a batch came to. */
export interface DecidedBatch {
  readonly lines: readonly DecidedLine[];
  readonly findings: readonly DecidedFinding[];
  readonly counts: BatchCounts;
}

const OUTCOME: Readonly<Record<FillStatus, 'filled' | 'excepted' | 'skipped'>> = {
  filled: 'filled', partial: 'filled', excepted: 'excepted', on_demand: 'skipped', held: 'skipped', away: 'skipped', covered: 'skipped',
};

function count(lines: readonly DecidedLine[], findings: readonly DecidedFinding[]): BatchCounts {
  const outcomes = { filled: 0, excepted: 0, skipped: 0 };
  const reasons = new Map<string, number>();
  const add = (key: string): void => void reasons.set(key, (reasons.get(key) ?? 0) + 1);
  for (const { result } of lines) {
    outcomes[OUTCOME[result.status]] += 1;
    add(result.status);
  }
  for (const { finding } of findings) add(finding.code);
  return { eligible: lines.length, ...outcomes, reasons: Object.fromEntries([...reasons].toSorted((a, b) => byCodePoint(a[0], b[0]))) };
}

/** Decides every order of a snapshot. Pure: the same snapshot gives the same batch. A fault of one order is its own finding. */
export function decideBatch(snapshot: FillSnapshot, late: readonly { order_id: string; resident_id: string }[]): DecidedBatch {
  const { batch } = snapshot;
  const window: FillWindow = { window: batch.window, previousFrom: batch.previousFrom, asOf: batch.asOf, pack: US_FEDERAL_2026 };
  const contexts = residentContexts(snapshot);
  const [lines, findings]: [DecidedLine[], DecidedFinding[]] = [[], []];
  for (const order of snapshot.orders) {
    const context = contexts.get(order.residentId);
    const result = context === undefined ? null : computeFill(order, context, window);
    if (result === null) continue;
    if (isFillLine(order, result)) lines.push({ order, result, packaging: packagingChoice(order, batch.packaging).packaging });
    for (const finding of result.findings) findings.push({ finding, orderId: order.orderId, residentId: order.residentId });
  }
  for (const { order_id: orderId, resident_id: residentId } of late) {
    findings.push({ finding: { code: 'CHANGED', severity: 'warn', rule: 'R105', subject: orderId, params: { late: true } }, orderId, residentId });
  }
  return { lines, findings, counts: count(lines, findings) };
}
