import { randomUUID } from 'node:crypto';
import type { Actor } from '@cyclefill/platform/database';
import { z } from 'zod';
import { type TestDatabase, withClient } from './database.js';

/** Makes a pharmacy, as its owner does, and says who acts in it. */
export async function makePharmacy(database: TestDatabase): Promise<Actor> {
  const tenantId = randomUUID();
  await withClient(database.ownerUrl, (client) => client.query('insert into tenant (id, code) values ($1, $2)', [tenantId, `T-${tenantId.slice(0, 8).toUpperCase()}`]));
  return { tenantId, userId: null, requestId: 'test' };
}

/** What a pharmacy holds: rows of each table and a digest of all that they say. Two that are equal are the same to the byte. */
export type TableContents = Readonly<Record<string, { readonly rows: number; readonly digest: string }>>;

const Name = z.object({ name: z.string() });
const Contents = z.object({ rows: z.int(), digest: z.string() });

/** Reads every table that has a tenant. */
export function tableContents({ uow }: TestDatabase, actor: Actor): Promise<TableContents> {
  return uow.run(actor, async (tx) => {
    const tables = await tx.query(Name, `select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'tenant_id' order by 1`);
    const contents: Record<string, z.output<typeof Contents>> = {};
    for (const { name } of tables) {
      const [found] = await tx.query(
        Contents,
        `select count(*)::int as rows, coalesce(md5(string_agg(t::text, '|' order by t::text collate "C")), '') as digest from ${name} t where t.tenant_id = $1`,
        [actor.tenantId],
      );
      if (found !== undefined) contents[name] = found;
    }
    return contents;
  });
}

/** How many rows each table has gained; tables that hold the same number are left out. */
export function gained(before: TableContents, after: TableContents): Readonly<Record<string, number>> {
  const pairs = Object.entries(after).map(([table, { rows }]) => [table, rows - (before[table]?.rows ?? 0)] as const);
  return Object.fromEntries(pairs.filter(([, rows]) => rows !== 0));
}
