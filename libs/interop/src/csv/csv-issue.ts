import { byCodePoint } from '@cyclefill/domain/kernel';

/** Something about one place of one file. The reason names the rule and ids, never what a cell holds about a person. */
export interface CsvIssue {
  readonly file: string;
  /** As in a text editor: the header is line 1. */
  readonly line: number;
  /** Column by its name; `-` = the whole line or file. */
  readonly column: string;
  readonly reason: string;
}

/** No single column: the line or the file as a whole. */
export const WHOLE_LINE = '-';

/** `file:line:column: reason`. */
export function formatIssue(issue: CsvIssue): string {
  return `${issue.file}:${issue.line}:${issue.column}: ${issue.reason}`;
}

/** Keeps the first issues and counts them all, so that a million bad rows fit into memory and onto a screen. */
export class IssueList {
  private readonly kept: CsvIssue[] = [];
  private total = 0;

  constructor(private readonly limit = 1000) {}

  add(issue: CsvIssue): void {
    this.total += 1;
    if (this.kept.length < this.limit) this.kept.push(issue);
  }

  get count(): number {
    return this.total;
  }

  /** The kept issues by file, then line. */
  list(): readonly CsvIssue[] {
    return this.kept.toSorted((a, b) => byCodePoint(a.file, b.file) || a.line - b.line);
  }
}
