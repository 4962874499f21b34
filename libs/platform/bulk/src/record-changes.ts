import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { type BulkColumn, chunksOf, newIds, quoted, typed, unnested } from './bulk-column.js';

/** A table whose rows are never edited: a newer row closes the current one (`superseded_at`). */
export interface RecordedTable<Row> {
  readonly name: string;
  /** What names the current row. */
  readonly key: readonly BulkColumn<Row>[];
  /** What makes a row another one. */
  readonly compared: readonly BulkColumn<Row>[];
  /** Written with a new row and not compared. */
  readonly carried?: readonly BulkColumn<Row>[];
  /** As `carried`, of what the database knows itself: SQL by column. */
  readonly filledIn?: Readonly<Record<string, string>>;
  /** Rows of one key are numbered in a column `version`. */
  readonly versioned?: true;
}

/** Which of the given rows were written. */
export interface RecordedChanges<Row> {
  /** There was no current row. */
  readonly added: readonly Row[];
  /** The current row said something else and was closed. */
  readonly changed: readonly Row[];
}

const Difference = z.object({ n: z.coerce.number(), changed: z.boolean() });

/**
 * Records the rows that differ from what is current, in a few statements whatever their number. Keys must be distinct.
 * @param isNew rows that cannot have been recorded before, since what they hang on was made in this transaction: they are
 * compared with nothing
 */
export async function recordChanges<Row>(tx: Tx, table: RecordedTable<Row>, rows: readonly Row[], isNew: (row: Row) => boolean = () => false): Promise<RecordedChanges<Row>> {
  const [added, changed]: [Row[], Row[]] = [[], []];
  for (const chunk of chunksOf(rows.filter((row) => !isNew(row)))) {
    const differences = await closeDifferent(tx, table, chunk);
    for (const { n, changed: wasThere } of differences) (wasThere ? changed : added).push(chunk[n - 1] as Row);
    await insert(tx, table, differences.map(({ n }) => chunk[n - 1] as Row));
  }
  const fresh = rows.filter(isNew);
  for (const chunk of chunksOf(fresh)) await insert(tx, table, chunk, 'first versions');
  return { added: added.length === 0 ? fresh : [...added, ...fresh], changed };
}

/** Equality of the key between the table `t` and the given rows `i`. */
export const sameKey = <Row>(columns: readonly BulkColumn<Row>[]): string => columns.map(({ name, optional }) => {
  const equals = optional === true ? 'is not distinct from' : '=';
  return `t.${quoted(name)} ${equals} i.${quoted(name)}`;
}).join(' and ');

/** A column of the table as it can be compared: `json` is equal to nothing. */
const comparable = <Row>({ name, type }: BulkColumn<Row>): string => `t.${quoted(name)}${type === 'jsonb' ? '::jsonb' : ''}`;

async function closeDifferent<Row>(tx: Tx, { name, key, compared }: RecordedTable<Row>, rows: readonly Row[]): Promise<readonly z.infer<typeof Difference>[]> {
  const columns = [...key, ...compared];
  const { sql, params } = unnested(rows, columns, 'u');
  return tx.query(
    Difference,
    `with i as materialized (select u.n, ${columns.map((column) => `${typed(column, 'u')} as ${quoted(column.name)}`).join(', ')} from ${sql}),
     closed as (
       update ${name} t set superseded_at = now() from i
       where t.tenant_id = $1 and t.superseded_at is null and ${sameKey(key)}
         and (${compared.map(comparable).join(', ')}) is distinct from (${compared.map((column) => `i.${quoted(column.name)}`).join(', ')})
       returning i.n
     )
     select n, true as changed from closed
     union all
     select n, false from i where not exists (select from ${name} t where t.tenant_id = $1 and t.superseded_at is null and ${sameKey(key)})
     order by n`,
    [tx.actor.tenantId, ...params],
  );
}

async function insert<Row>(tx: Tx, { name, key, compared, carried = [], filledIn = {}, versioned }: RecordedTable<Row>, rows: readonly Row[], versions?: 'first versions'): Promise<void> {
  if (rows.length === 0) return;
  const columns = [newIds(tx), ...key, ...compared, ...carried];
  const { sql, params } = unnested(rows, columns, 'i');
  const next = versions === undefined ? `(select coalesce(max(t.version), 0) + 1 from ${name} t where ${sameKey(key)})` : '1';
  const computed = Object.entries({ ...filledIn, ...(versioned === true ? { version: next } : {}) });
  await tx.execute(
    `insert into ${name} (tenant_id, recorded_at, ${[...columns, ...computed.map(([column]) => ({ name: column }))].map((column) => quoted(column.name)).join(', ')})
     select $1, now(), ${[...columns.map((column) => typed(column, 'i')), ...computed.map(([, value]) => value)].join(', ')} from ${sql}`,
    [tx.actor.tenantId, ...params],
  );
}
