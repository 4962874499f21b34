import type { Milli } from '@cyclefill/domain/kernel';

/** One container of a count sheet, counted. */
export interface CountedLine {
  readonly code: string;
  /** What the ledger held when it was counted. */
  readonly expected: Milli;
  readonly counted: Milli;
  /** Why they differ; '' = nobody said. */
  readonly reason: string;
}

/** A line with its variance: more than expected is above nothing. */
export interface CountVariance extends CountedLine {
  readonly variance: Milli;
}

/** Variances of a count, and the codes of those that nobody has explained. */
export function countVariances(lines: readonly CountedLine[]): { readonly lines: readonly CountVariance[]; readonly unexplained: readonly string[] } {
  const varied = lines.map((line) => ({ ...line, variance: (line.counted - line.expected) as Milli }));
  return { lines: varied, unexplained: varied.filter(({ variance, reason }) => variance !== 0 && reason === '').map(({ code }) => code) };
}
