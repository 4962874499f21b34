/**
 * Facts that a check goes by: data, dated and versioned, with where they come from. Written in our own words from public
 * knowledge; nothing is copied from a list that somebody owns. A pharmacist verifies a table before it is relied on.
 */
export interface ClinicalTable<Row> {
  readonly id: string;
  /** Moves with every change of a row: a stored check names it (R412). */
  readonly version: number;
  /** Day on which the rows were last looked at, `YYYY-MM-DD`. */
  readonly on: string;
  readonly source: string;
  readonly rows: readonly Row[];
}

/** Checks that `id` is unique among rows, and gives the table back. */
export function clinicalTable<Row extends { readonly id: string }>(table: ClinicalTable<Row>): ClinicalTable<Row> {
  const ids = new Set(table.rows.map(({ id }) => id));
  if (ids.size !== table.rows.length) throw new Error(`table ${table.id} has a row twice`);
  return table;
}
