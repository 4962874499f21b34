/** A row that somebody changes, as they have read it, under a key of their own. */
export interface KeyedRow {
  readonly key: string;
  readonly id: string;
  readonly version: number;
}
