import type { JsonValue } from '@cyclefill/domain/kernel';
import type { RunBatchRow, RunView } from '@cyclefill/features/fill';

type Counts = { readonly eligible: number; readonly filled: number; readonly excepted: number; readonly skipped: number };

function countsOf(batches: readonly RunBatchRow[]): Counts {
  const sum = (pick: (batch: RunBatchRow) => number | null): number => batches.reduce((total, batch) => total + (pick(batch) ?? 0), 0);
  return { eligible: sum((b) => b.eligible), filled: sum((b) => b.filled), excepted: sum((b) => b.excepted), skipped: sum((b) => b.skipped) };
}

function reasonsOf(batches: readonly RunBatchRow[]): Readonly<Record<string, number>> {
  const reasons = new Map<string, number>();
  for (const batch of batches) for (const [reason, count] of Object.entries(batch.reasons ?? {})) reasons.set(reason, (reasons.get(reason) ?? 0) + count);
  return Object.fromEntries([...reasons].toSorted((a, b) => (a[0] < b[0] ? -1 : 1)));
}

/** A run as one JSON document: state, counts that balance, batches. */
export function runDocument(view: RunView): JsonValue {
  const { run, state, batches } = view;
  return {
    runId: run.id, kind: run.kind, runDate: run.run_date, asOf: run.as_of.toISOString(), state, counts: { ...countsOf(batches) }, reasons: reasonsOf(batches),
    batches: batches.map((batch) => ({
      batchId: batch.id, facility: batch.facility_code, wing: batch.wing, windowFrom: batch.window_from, windowTo: batch.window_to, generation: batch.generation, current: batch.is_current,
      state: batch.state, counts: countsOf([batch]) as { [key: string]: number }, inputHash: batch.input_hash, engineVersion: batch.engine_version, rulePack: batch.rule_pack,
      error: batch.error_code,
    })),
  };
}

/** The same for people. */
export function runText(view: RunView): string {
  const { run, state, batches } = view;
  const counts = countsOf(batches);
  const lines = [
    `run ${run.id}  ${run.kind} of ${run.run_date}  ${state}`,
    `eligible ${counts.eligible} = filled ${counts.filled} + excepted ${counts.excepted} + skipped ${counts.skipped}`,
    ...batches.map((batch) => {
      const own = countsOf([batch]);
      const note = `${batch.is_current ? '' : ' (superseded)'}${batch.error_code === null ? '' : ` (stopped by ${batch.error_code})`}`;
      return `  ${batch.facility_code}${batch.wing === null ? '' : `/${batch.wing}`}  ${batch.window_from} to ${batch.window_to}  ${batch.state}${note}  ${own.eligible} = ${own.filled} + ${own.excepted} + ${own.skipped}`;
    }),
  ];
  const reasons = Object.entries(reasonsOf(batches)).map(([reason, count]) => `${reason} ${count}`);
  return [...lines, ...(reasons.length > 0 ? [`  ${reasons.join(', ')}`] : [])].join('\n');
}
