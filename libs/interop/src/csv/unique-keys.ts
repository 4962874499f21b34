import type { RowReader } from './row-reader.js';

/** Finds the second row with the same key. */
export class UniqueKeys {
  private readonly lines = new Map<string, number>();

  /** Reports `column` of `row` when an earlier row has the same key. */
  claim(row: RowReader, column: string, key: string): void {
    const twin = this.lines.get(key);
    if (twin === undefined) this.lines.set(key, row.line);
    else row.fail(column, `already on line ${twin}`);
  }
}
