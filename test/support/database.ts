import { createHash, randomUUID } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { SystemClock, SystemIds } from '@cyclefill/platform/clock';
import { connectDatabase, migrate } from '@cyclefill/platform/database';
import type { UnitOfWork } from '@cyclefill/platform/database';
import pg from 'pg';
import { ALL_ENTITIES } from './entities.js';
import { requiredService } from './required-service.js';

export interface TestDatabase {
  /** Owner of the schema; bound by row-level security like everybody else, as it is forced. */
  readonly ownerUrl: string;
  readonly appUrl: string;
  /** As the application role. */
  readonly uow: UnitOfWork;
  close(): Promise<void>;
}

const TEMPLATE_LOCK = 7_402_199;
const MIGRATIONS = new URL('../../libs/platform/database/src/migrations/', import.meta.url);

/** A database of its own for a test file: a clone of one that was migrated as production is. */
export async function testDatabase(): Promise<TestDatabase> {
  const [owner, app] = [requiredService('DATABASE_URL'), requiredService('DATABASE_APP_URL')];
  const name = `cf_test_${randomUUID().replaceAll('-', '')}`;
  const template = await migratedTemplate(owner, new URL(app).username);
  await withClient(owner, (client) => client.query(`create database ${name} template ${template}`));
  const [ownerUrl, appUrl] = [urlOf(owner, name), urlOf(app, name)];
  const connected = await connectDatabase({ url: appUrl, poolSize: 5, entities: ALL_ENTITIES, ids: new SystemIds(new SystemClock()) });
  return {
    ownerUrl, appUrl, uow: connected.uow,
    close: async () => {
      await connected.close();
      await withClient(owner, (client) => dropDatabase(client, name));
    },
  };
}

/**
 * Ends what workers that were killed have left connected. Not `with (force)`: that also ends the superuser's autovacuum,
 * which the owner may not, while a plain drop asks it to leave and waits for it.
 */
async function dropDatabase(client: pg.Client, name: string): Promise<void> {
  await client.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and backend_type = 'client backend'`, [name]);
  await client.query(`drop database if exists ${name}`);
}

/** Name of the template for the present migrations, made by whichever test file comes first. */
async function migratedTemplate(owner: string, appRole: string): Promise<string> {
  const names = (await readdir(MIGRATIONS)).toSorted();
  const files = await Promise.all(names.map((file) => readFile(new URL(file, MIGRATIONS))));
  const name = `cf_template_${createHash('sha256').update(Buffer.concat(files)).update(appRole).digest('hex').slice(0, 16)}`;
  await withClient(owner, async (client) => {
    await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount !== 0) return;
    // Renamed when done, so that a test file that was ended half-way leaves no half-made template.
    await dropDatabase(client, `${name}_new`);
    await client.query(`create database ${name}_new`);
    await migrate(urlOf(owner, `${name}_new`), appRole);
    await client.query(`alter database ${name}_new rename to ${name}`);
  });
  return name;
}

export async function withClient<T>(url: string, action: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await action(client);
  } finally {
    await client.end();
  }
}

function urlOf(url: string, database: string): string {
  const named = new URL(url);
  named.pathname = `/${database}`;
  return named.href;
}
