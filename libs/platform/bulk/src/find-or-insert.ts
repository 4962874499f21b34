import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { type BulkColumn, chunksOf, quoted, typed, unnested } from './bulk-column.js';

/** A table of things that only have an identity: a row is made once and stays as it is. */
export interface IdentityTable<Row> {
  readonly name: string;
  /** Columns of its unique constraint. */
  readonly key: readonly BulkColumn<Row>[];
  /** Whether the tenant is one of them too. */
  readonly withinTenant: boolean;
  readonly carried?: readonly BulkColumn<Row>[];
}

/** The id of each given row, in order, and which of them are new. */
export interface FoundIds<Row> {
  readonly ids: readonly string[];
  readonly added: readonly Row[];
}

/** A row that was not made, with the id of the one that was there. */
const Found = z.object({ id: z.string(), n: z.coerce.number() });

/** Looks rows up by their key and makes those that are missing. Keys must be distinct. */
export async function findOrInsert<Row>(tx: Tx, table: IdentityTable<Row>, rows: readonly Row[]): Promise<FoundIds<Row>> {
  const ids: string[] = [];
  const added: Row[] = [];
  for (const chunk of chunksOf(rows)) {
    const made = chunk.map(() => tx.newId());
    const known = new Map((await findOrInsertChunk(tx, table, chunk, made)).map(({ n, id }) => [n - 1, id]));
    chunk.forEach((row, index) => {
      const id = known.get(index);
      ids.push(id ?? (made[index] as string));
      if (id === undefined) added.push(row);
    });
  }
  return { ids, added };
}

/** Inserts with the given ids what is not there; returns what is. */
async function findOrInsertChunk<Row>(tx: Tx, { name, key, carried = [], withinTenant }: IdentityTable<Row>, rows: readonly Row[], ids: readonly string[]): Promise<readonly z.infer<typeof Found>[]> {
  const columns: readonly BulkColumn<Row>[] = [{ name: 'id', type: 'uuid', value: (_, index) => ids[index] ?? null }, ...key, ...carried];
  const keyNames = key.map((column) => quoted(column.name));
  const { sql, params } = unnested(rows, columns, 'u');
  return tx.query(
    Found,
    `with i as materialized (select u.n, ${columns.map((column) => `${typed(column, 'u')} as ${quoted(column.name)}`).join(', ')} from ${sql}),
     made as (
       insert into ${name} (tenant_id, recorded_at, ${columns.map((column) => quoted(column.name)).join(', ')})
       select $1, now(), ${columns.map((column) => `i.${quoted(column.name)}`).join(', ')} from i
       on conflict (${[...(withinTenant ? ['tenant_id'] : []), ...keyNames].join(', ')}) do nothing returning id
     )
     select t.id, i.n from (select * from i where i.id not in (select id from made)) i
     left join ${name} t on t.tenant_id = $1 and ${keyNames.map((column) => `t.${column} = i.${column}`).join(' and ')}`,
    [tx.actor.tenantId, ...params],
  );
}
