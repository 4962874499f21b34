import { type PreparedStatement, prepared } from '@cyclefill/platform/database';

/** A question about a whole facility, and the same about a part of it. */
export interface PartStatement {
  readonly whole: PreparedStatement;
  readonly part: PreparedStatement;
}

/**
 * Two statements out of one text. A single one with `$n is null or …` would be planned anew for every batch, which takes longer
 * than it runs: the plan that serves both does for neither. The ids are a set, not compared with `any`: the planner would weigh
 * each of them against its statistics.
 * @param types of the parameters before the part's ids
 * @param text `among(column, nth)` is the condition that a row is of the part; the part's ids are the last parameters
 */
export function partStatement(types: readonly string[], text: (among: (column: string, nth?: number) => string) => string): PartStatement {
  let parts = 1;
  const part = text((column, nth = 0) => {
    parts = Math.max(parts, nth + 1);
    return `${column} in (select unnest($${types.length + 1 + nth}::uuid[]))`;
  });
  return { whole: prepared(text(() => 'true'), types), part: prepared(part, [...types, ...Array.from({ length: parts }, () => 'uuid[]')]) };
}

/** The statement to ask and its parameters. @param ids of the part, a list for each `nth`; null = the whole facility */
export function asked({ whole, part }: PartStatement, params: readonly unknown[], ids: readonly (readonly string[])[] | null): [PreparedStatement, readonly unknown[]] {
  return ids === null ? [whole, params] : [part, [...params, ...ids]];
}
