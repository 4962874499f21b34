import { byCodePoint } from '@cyclefill/domain/kernel';
import type { FillStatus } from '@cyclefill/domain/cycle-fill';
import type { BatchCounts } from './decided-batch.js';

const OUTCOME: Readonly<Record<FillStatus, 'filled' | 'excepted' | 'skipped'>> = {
  filled: 'filled', partial: 'filled', excepted: 'excepted', on_demand: 'skipped', held: 'skipped', away: 'skipped', covered: 'skipped',
};

const NOTHING: BatchCounts = { eligible: 0, filled: 0, excepted: 0, skipped: 0, reasons: {} };

/** What lines of these statuses and findings of these codes come to, each once. */
export function countResults(statuses: readonly FillStatus[], codes: readonly string[]): BatchCounts {
  return recount(NOTHING, { statuses: [], codes: [] }, { statuses, codes });
}

/** Statuses of lines and codes of findings, each as often as there are some. */
export interface CountedResults {
  readonly statuses: readonly FillStatus[];
  readonly codes: readonly string[];
}

/** Counts after some results have gone and others have come. A reason that nothing has is not named. */
export function recount(before: BatchCounts, gone: CountedResults, come: CountedResults): BatchCounts {
  const outcomes = { filled: before.filled, excepted: before.excepted, skipped: before.skipped };
  const reasons = new Map(Object.entries(before.reasons));
  const add = ({ statuses, codes }: CountedResults, sign: 1 | -1): void => {
    for (const status of statuses) outcomes[OUTCOME[status]] += sign;
    for (const reason of [...statuses, ...codes]) reasons.set(reason, (reasons.get(reason) ?? 0) + sign);
  };
  add(gone, -1);
  add(come, 1);
  const named = [...reasons].filter(([, count]) => count !== 0).toSorted((a, b) => byCodePoint(a[0], b[0]));
  return { eligible: outcomes.filled + outcomes.excepted + outcomes.skipped, ...outcomes, reasons: Object.fromEntries(named) };
}
