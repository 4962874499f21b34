import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sqlState } from '@cyclefill/platform/database';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { actorOf, insertSql, onePharmacy, seed } from '../../builders/pharmacy-rows.builder.js';
import type { SeedRow } from '../../builders/pharmacy-rows.builder.js';
import { testDatabase, withClient } from '../../support/database.js';
import type { TestDatabase } from '../../support/database.js';
import { findOrphans } from '../../support/orphans.js';

/** Read across tenants, so they hold ids, codes and times only. To be on this list is a decision, not a way out. */
const ID_ONLY = ['cycle_clock', 'facility_clock', 'task', 'tenant'];
const NOT_OURS = ['migration'];

const [INSUFFICIENT_PRIVILEGE, APPEND_ONLY] = ['42501', '23001'];
const named = z.object({ name: z.string() });
const counted = z.object({ mine: z.int(), others: z.int() });
const countRows = async (tx: Tx, table: string): Promise<z.output<typeof counted> | undefined> => {
  const column = table === 'tenant' ? 'id' : 'tenant_id';
  const sql = `select count(*) filter (where ${column} = $1)::int as mine, count(*) filter (where ${column} <> $1)::int as others from ${table}`;
  return (await tx.query(counted, sql, [actorOf('a').tenantId]))[0];
};
const refusal = async (act: Promise<unknown>): Promise<string | null> => act.then(() => 'done', (error: unknown) => sqlState(error));

describe('row-level security', () => {
  let database: TestDatabase;
  let tables: readonly string[];
  const rows: Readonly<Record<'a' | 'b', readonly SeedRow[]>> = { a: onePharmacy('a'), b: onePharmacy('b') };
  const guarded = (): readonly string[] => tables.filter((table) => !ID_ONLY.includes(table));
  const asOwner = <Result extends object>(sql: string, params: readonly unknown[] = []): Promise<Result[]> =>
    withClient(database.ownerUrl, async (client) => (await client.query<Result>(sql, [...params])).rows);

  beforeAll(async () => {
    database = await testDatabase();
    for (const key of ['a', 'b'] as const) await seed(database, key, rows[key]);
    const all = await asOwner<{ name: string }>(`select relname as name from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace order by 1`);
    tables = all.map(({ name }) => name).filter((name) => !NOT_OURS.includes(name));
  });
  afterAll(async () => database.close());

  it('is asked of every table: each has a row of both pharmacies here', () => {
    expect([...new Set(rows.a.map(([table]) => table))].toSorted()).toEqual(tables);
  });

  it('shows nothing without a tenant', async () => {
    const seen = await database.uow.acrossTenants(async (tx) => {
      const found: string[] = [];
      for (const table of guarded()) {
        const { mine = -1, others = -1 } = (await countRows(tx, table)) ?? {};
        if (mine + others !== 0) found.push(table);
      }
      return found;
    });
    expect(seen).toEqual([]);
  });

  it('shows a pharmacy its own rows and none of another', async () => {
    const seen = await database.uow.run(actorOf('a'), async (tx) => {
      const found: Record<string, unknown> = {};
      for (const table of guarded()) found[table] = await countRows(tx, table);
      return found;
    });
    expect(seen).toEqual(Object.fromEntries(guarded().map((table) => [table, { mine: 1, others: 0 }])));
  });

  it.each(rows.b.filter(([table]) => !ID_ONLY.includes(table)))('lets nobody write a row of %s for another pharmacy', async (table, row) => {
    expect(await refusal(database.uow.run(actorOf('a'), (tx) => tx.execute(insertSql(table, row), Object.values(row))))).toBe(INSUFFICIENT_PRIVILEGE);
    expect(await refusal(database.uow.acrossTenants((tx) => tx.execute(insertSql(table, row), Object.values(row))))).toBe(INSUFFICIENT_PRIVILEGE);
  });

  it('leaves the rows of another pharmacy unchanged by an update of all', async () => {
    const touched = await database.uow.run(actorOf('a'), (tx) => tx.execute('update app_user set disabled_at = now()'));
    expect(touched).toBe(1);
    const others = await database.uow.run(actorOf('b'), (tx) => tx.query(named, 'select login as name from app_user where disabled_at is null'));
    expect(others).toHaveLength(1);
  });

  it('binds the owner of the tables too', async () => {
    const hidden = guarded().filter((table) => !['access_token', 'app_user'].includes(table));
    const seen = await asOwner<{ name: string }>(hidden.map((table) => `select '${table}' as name from ${table}`).join(' union all '));
    expect(seen).toEqual([]);
  });

  it('is enabled and forced on every table with a tenant, with one policy for reading and writing', async () => {
    const policies = await asOwner<{ name: string; forced: boolean; policies: string[] }>(`
      select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced,
        array(select format('%s %s %s using %s check %s', p.polname, p.polcmd, case when p.polpermissive then 'permissive' else 'restrictive' end,
            pg_get_expr(p.polqual, p.polrelid), coalesce(pg_get_expr(p.polwithcheck, p.polrelid), 'none'))
          from pg_policy p where p.polrelid = c.oid order by 1) as policies
      from pg_class c where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and c.relname <> all ($1) order by 1`, [[...NOT_OURS, ...ID_ONLY]]);
    const mine = `(tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif"))`;
    const tenantOnly = `tenant_only * permissive using ${mine} check ${mine}`;
    const signIn = 'sign_in r permissive using true check none';
    const expected = (name: string): string[] => (['access_token', 'app_user'].includes(name) ? [signIn, tenantOnly] : [tenantOnly]);
    expect(policies).toEqual(guarded().map((name) => ({ name, forced: true, policies: expected(name) })));
  });

  it('lets the owner alone look for a token across pharmacies', async () => {
    const to = await asOwner<{ name: string }>(`select distinct r.rolname as name from pg_policy p, pg_roles r where p.polname = 'sign_in' and r.oid = any (p.polroles)`);
    const owner = await asOwner<{ name: string }>('select current_user as name');
    expect(to).toEqual(owner);
    const open = await asOwner<{ name: string }>(`select proname as name from pg_proc where prosecdef and pronamespace = 'public'::regnamespace and prorettype <> 'trigger'::regtype order by 1`);
    // The other one analyses tables, takes nothing and tells nothing.
    expect(open).toEqual([{ name: 'find_access_token' }, { name: 'refresh_statistics' }]);
  });

  it('lets the ledger of stock alone write as its owner, bound to the tenant, by triggers that nobody may call', async () => {
    const triggers = await asOwner<{ name: string }>(`
      select proname as name from pg_proc where prosecdef and pronamespace = 'public'::regnamespace and prorettype = 'trigger'::regtype order by 1`);
    expect(triggers.map(({ name }) => name)).toEqual(['apply_stock_movement', 'keep_stock_lot']);
  });

  it('has no view that would run as its owner', async () => {
    expect(await asOwner(`select relname from pg_class where relkind in ('v', 'm') and relnamespace = 'public'::regnamespace`)).toEqual([]);
  });

  it('has no row whose parent is missing', async () => {
    for (const key of ['a', 'b']) expect(await database.uow.run(actorOf(key), findOrphans)).toEqual([]);
  });

  it('keeps the audit as it was written, against the application and the owner', async () => {
    for (const sql of [`update audit_event set action = ''`, 'delete from audit_event', 'truncate audit_event']) {
      expect(await refusal(database.uow.run(actorOf('a'), (tx) => tx.execute(sql)))).toBe(INSUFFICIENT_PRIVILEGE);
      expect(await refusal(asOwner(sql))).toBe(APPEND_ONLY);
    }
  });
});
