import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { type BulkColumn, CHUNK, newIds, quoted, typed, unnested } from './bulk-column.js';

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

const Found = z.object({ id: z.string(), n: z.coerce.number(), added: z.boolean() });

/** Looks rows up by their key and makes those that are missing. Keys must be distinct. */
export async function findOrInsert<Row>(tx: Tx, table: IdentityTable<Row>, rows: readonly Row[]): Promise<FoundIds<Row>> {
  const ids: string[] = [];
  const added: Row[] = [];
  for (let start = 0; start < rows.length; start += CHUNK) {
    const chunk = rows.slice(start, start + CHUNK);
    for (const found of await findOrInsertChunk(tx, table, chunk)) {
      ids.push(found.id);
      if (found.added) added.push(chunk[found.n - 1] as Row);
    }
  }
  return { ids, added };
}

async function findOrInsertChunk<Row>(tx: Tx, { name, key, carried = [], withinTenant }: IdentityTable<Row>, rows: readonly Row[]): Promise<readonly z.infer<typeof Found>[]> {
  const columns = [newIds(tx), ...key, ...carried];
  const keyNames = key.map((column) => quoted(column.name));
  const { sql, params } = unnested(rows, columns, 'u');
  const same = (alias: string): string => keyNames.map((column) => `${alias}.${column} = i.${column}`).join(' and ');
  return tx.query(
    Found,
    `with i as materialized (select u.n, ${columns.map((column) => `${typed(column, 'u')} as ${quoted(column.name)}`).join(', ')} from ${sql}),
     made as (
       insert into ${name} (tenant_id, recorded_at, ${columns.map((column) => quoted(column.name)).join(', ')})
       select $1, now(), ${columns.map((column) => `i.${quoted(column.name)}`).join(', ')} from i
       on conflict (${[...(withinTenant ? ['tenant_id'] : []), ...keyNames].join(', ')}) do nothing returning id, ${keyNames.join(', ')}
     )
     select coalesce(m.id, t.id) as id, i.n, m.id is not null as added
     from i left join made m on ${same('m')} left join ${name} t on t.tenant_id = $1 and ${same('t')} order by i.n`,
    [tx.actor.tenantId, ...params],
  );
}
