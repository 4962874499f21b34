import { type CsvIssue, formatIssue } from '@cyclefill/interop/csv';
import type { CommandContext } from './command-context.js';

/** What an import has to say about its files. */
export interface IssueReport {
  readonly errors: readonly CsvIssue[];
  readonly errorCount: number;
  readonly notices: readonly CsvIssue[];
}

/** Every error on stderr as `file:line:column: reason`, then the notices, then how many there are beyond those shown. */
export function printIssues(context: CommandContext, { errors, errorCount, notices }: IssueReport): void {
  for (const error of errors) context.err(formatIssue(error));
  if (errorCount > errors.length) context.err(`… and ${errorCount - errors.length} errors more`);
  for (const notice of notices) context.err(`notice: ${formatIssue(notice)}`);
}
