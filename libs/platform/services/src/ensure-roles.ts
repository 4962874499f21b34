import { Client } from 'pg';
import { QUEUE_SCHEMA } from '@cyclefill/platform/queue';
import { ServicesFailed } from './services-errors.js';

export const OWNER_ROLE = 'cyclefill_owner';
export const APP_ROLE = 'cyclefill_app';
export const QUEUE_ROLE = 'cyclefill_queue';
export const DATABASE = 'cyclefill';

export interface LoginRole {
  readonly name: string;
  readonly password: string;
  /** The password may be set on the role now; false where a role of that name may belong to somebody else. */
  readonly ours: boolean;
}

/** Makes the database of an embedded cluster, owned by a role that is no superuser. */
export async function ensureOwnedDatabase(adminUrl: string, owner: LoginRole, canMakeDatabases: boolean): Promise<void> {
  await withClient(adminUrl, async (client) => {
    await ensureLogin(client, owner);
    await client.query(`ALTER ROLE ${owner.name} ${canMakeDatabases ? 'CREATEDB' : 'NOCREATEDB'}`);
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE} OWNER ${owner.name}`);
    await client.query(`REVOKE ALL ON DATABASE ${DATABASE} FROM PUBLIC`);
  });
}

export interface EnsureRolesOptions {
  /** A role that may make roles, connected to the product's database. */
  readonly ownerUrl: string;
  readonly app?: LoginRole | undefined;
  readonly queue?: LoginRole | undefined;
}

/**
 * Makes the application's role and the queue's with its schema, where they are missing. What the application may do to
 * which table is granted by the migrations that make the tables.
 */
export async function ensureRoles({ ownerUrl, app, queue }: EnsureRolesOptions): Promise<void> {
  if (!app && !queue) return;
  await withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>('SELECT quote_ident(current_database()) AS name');
    const database = rows[0]?.name ?? DATABASE;
    if (app) {
      await ensureLogin(client, app);
      await client.query(`GRANT CONNECT, TEMPORARY ON DATABASE ${database} TO ${app.name}`);
    }
    if (queue) {
      await ensureLogin(client, queue);
      // BullMQ's migrator says CREATE SCHEMA IF NOT EXISTS, for which PostgreSQL asks this right even when it exists.
      await client.query(`GRANT CONNECT, CREATE ON DATABASE ${database} TO ${queue.name}`);
      await ensureQueueSchema(client, queue.name);
    }
  });
}

async function ensureQueueSchema(client: Client, role: string): Promise<void> {
  const { rowCount } = await client.query('SELECT 1 FROM pg_namespace WHERE nspname = $1', [QUEUE_SCHEMA]);
  if (rowCount !== 0) return;
  // Only a member of a role may give it a schema; the membership ends with the gift.
  await client.query('BEGIN');
  await client.query(`GRANT ${role} TO CURRENT_USER`);
  await client.query(`CREATE SCHEMA ${QUEUE_SCHEMA} AUTHORIZATION ${role}`);
  await client.query(`REVOKE ${role} FROM CURRENT_USER`);
  await client.query('COMMIT');
}

async function ensureLogin(client: Client, role: LoginRole): Promise<void> {
  const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role.name]);
  const password = client.escapeLiteral(role.password);
  if (rowCount === 0) {
    await client.query(`CREATE ROLE ${role.name} LOGIN PASSWORD ${password}`);
  } else if (!role.ours) {
    throw new ServicesFailed(`the server already has a role ${role.name} whose password is not known here; `
      + 'set DATABASE_APP_URL and QUEUE_DATABASE_URL');
  }
}

async function withClient(url: string, action: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000, application_name: 'cyclefill services' });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await action(client);
  } catch (error) {
    if (error instanceof ServicesFailed) throw error;
    throw new ServicesFailed(`the database roles could not be made: ${reason(error)}`, { cause: error });
  } finally {
    await client.end().catch(() => undefined);
  }
}

function reason(error: unknown): string {
  const { message, code }: { message?: unknown; code?: unknown } = typeof error === 'object' && error !== null ? error : {};
  return [message, code].filter((part) => typeof part === 'string' && part !== '').join(' ') || 'unknown reason';
}
