import type { Day, Finding } from '@cyclefill/domain/kernel';
import { type FillWindow, computeFill, isFillLine } from '@cyclefill/domain/cycle-fill';
import type { FillSnapshot, SnapshotOrder } from './fill-snapshot.js';
import type { DecidedBatch, DecidedFinding, DecidedLine } from './decided-batch.js';
import { countResults } from './batch-counts.js';
import { batchFindings } from './batch-findings.js';
import { checkedOrders, clinicalChecks } from './clinical-checks.js';
import { filledDays } from './cycle-shares.js';
import { findingHasher } from './finding-writer.js';
import { packagingChoice } from './packaging-choice.js';
import { contextOf, residentContexts } from './resident-contexts.js';

export type { BatchCounts, DecidedBatch, DecidedFinding, DecidedLine } from './decided-batch.js';

/** Whether a finding of an order is one that a person set aside in an earlier generation, made from the same inputs. */
function setAsideTest(snapshot: FillSnapshot): (finding: Finding) => boolean {
  const hashOf = findingHasher(snapshot);
  const residentOf = new Map(snapshot.orders.map(({ orderId, residentId }) => [orderId, residentId]));
  return (finding) => {
    const residentId = residentOf.get(finding.subject);
    return finding.severity === 'block' && residentId !== undefined && snapshot.setAside.has(hashOf({ finding, orderId: finding.subject, residentId }));
  };
}

/** The days that are filled for each resident, with the rules of their payer. */
export function windowPerPayer(snapshot: FillSnapshot): (residentId: string) => FillWindow {
  const { batch, rules, residents, setAside } = snapshot;
  const windows = new Map<string, FillWindow>();
  const isSetAside = setAside.size === 0 ? {} : { isSetAside: setAsideTest(snapshot) };
  return (residentId) => {
    const payer = residents.get(residentId)?.payer ?? '';
    let whole = windows.get(payer);
    if (whole === undefined) {
      whole = { window: batch.window, previousFrom: batch.previousFrom, asOf: batch.asOf, pack: rules.forPayer(payer), ...isSetAside };
      windows.set(payer, whole);
    }
    return snapshot.shares === null ? whole : { ...whole, window: filledDays(snapshot, residentId) };
  };
}

function endOfShare({ batch, shares }: FillSnapshot, { residentId }: SnapshotOrder): Day | null {
  const to = shares?.get(residentId)?.to ?? batch.window.to;
  return to < batch.window.to ? to : null;
}

/** Decides every order of a snapshot. Pure: the same snapshot gives the same batch. A fault of one order is its own finding. */
export function decideBatch(snapshot: FillSnapshot, late: readonly { order_id: string; resident_id: string }[]): DecidedBatch {
  const windowOf = windowPerPayer(snapshot);
  const contexts = residentContexts(snapshot);
  const [lines, findings, active]: [DecidedLine[], DecidedFinding[], SnapshotOrder[]] = [[], [], []];
  const checks = clinicalChecks(snapshot, contexts);
  for (const order of checkedOrders(snapshot, checks)) {
    const context = contextOf(contexts, order);
    const result = context === undefined ? null : computeFill(order, context, windowOf(order.residentId));
    if (result === null) continue;
    active.push(order);
    if (isFillLine(order, result)) lines.push({ order, result, packaging: packagingChoice(order, snapshot.packing).packaging, fillsTo: endOfShare(snapshot, order) });
    for (const finding of result.findings) findings.push({ finding, orderId: order.orderId, residentId: order.residentId });
  }
  findings.push(...batchFindings(snapshot, active, lines));
  for (const { order_id: orderId, resident_id: residentId } of late) {
    findings.push({ finding: { code: 'CHANGED', severity: 'warn', rule: 'R105', subject: orderId, params: { late: true } }, orderId, residentId });
  }
  return { lines, findings, checks, counts: countResults(lines.map(({ result }) => result.status), findings.map(({ finding }) => finding.code)) };
}
