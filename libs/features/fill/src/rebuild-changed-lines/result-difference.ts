import { canonicalJson } from '@cyclefill/domain/kernel';
import type { DecidedBatch, DecidedFinding, DecidedLine } from '../compute-fill-batch/decided-batch.js';
import { type StoredLine, type StoredLineRow, lineAsStored } from '../replay-run/stored-batch.query.js';
import type { StoredFinding, StoredResults } from './stored-results.query.js';

/** Findings that are stored and not made any more, and findings that are made and not stored. */
export interface FindingDifference {
  readonly goneFindings: readonly StoredFinding[];
  readonly newFindings: readonly DecidedFinding[];
}

/** The same of lines too. What is the same stays as it is, with what people did with it. */
export interface ResultDifference extends FindingDifference {
  readonly goneLines: readonly StoredLineRow[];
  readonly newLines: readonly DecidedLine[];
}

/** The items whose key the others lack; equal ones are taken off against each other one by one. */
function without<Item>(items: readonly Item[], keyOf: (item: Item) => string, others: readonly string[]): readonly Item[] {
  const open = new Map<string, number>();
  for (const key of others) open.set(key, (open.get(key) ?? 0) + 1);
  return items.filter((item) => {
    const key = keyOf(item);
    const left = open.get(key) ?? 0;
    open.set(key, left - 1);
    return left <= 0;
  });
}

const COMPARED = ['residentId', 'versionId', 'status', 'packaging', 'packFrom', 'packTo', 'fillsTo'] as const satisfies readonly (keyof StoredLine)[];

/** Whether two lines of one order say the same. */
function sameLine(a: StoredLine, b: StoredLine): boolean {
  return COMPARED.every((name) => a[name] === b[name]) && (Object.keys(a.quantities) as (keyof StoredLine['quantities'])[]).every((name) => a.quantities[name] === b.quantities[name]);
}

const storedText = (row: StoredFinding): string => canonicalJson([row.order_id, row.resident_id, row.code, row.severity, row.rule, { ...row.params }, row.input_hash]);

/** @param hashOf what a finding was made from: from other inputs it is another finding, and a decision about the old one does not hold for it (R114). */
export function findingDifference(stored: readonly StoredFinding[], decided: readonly DecidedFinding[], hashOf: (found: DecidedFinding) => string): FindingDifference {
  const foundText = (found: DecidedFinding): string => {
    const { finding: { code, severity, rule, params }, orderId, residentId } = found;
    return canonicalJson([orderId, residentId, code, severity, rule, { ...params }, hashOf(found)]);
  };
  return { goneFindings: without(stored, storedText, decided.map(foundText)), newFindings: without(decided, foundText, stored.map(storedText)) };
}

/** An order has one line in a batch at most. @param hashOf as of {@link findingDifference} */
export function resultDifference(stored: StoredResults, decided: Pick<DecidedBatch, 'lines' | 'findings'>, hashOf: (found: DecidedFinding) => string): ResultDifference {
  const storedLines = new Map(stored.lines.map((row) => [row.line.orderId, row]));
  const newLines = decided.lines.filter((line) => {
    const row = storedLines.get(line.order.orderId);
    const same = row !== undefined && sameLine(row.line, lineAsStored(line));
    if (same) storedLines.delete(line.order.orderId);
    return !same;
  });
  return { goneLines: [...storedLines.values()], newLines, ...findingDifference(stored.findings, decided.findings, hashOf) };
}
