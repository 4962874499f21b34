import { Redis } from 'ioredis';
import { Client } from 'pg';
import { QUEUE_SCHEMA } from '@cyclefill/platform/queue';
import { requiredService } from './required-service.js';

export interface QueueContents {
  readonly setting: 'REDIS_URL' | 'QUEUE_DATABASE_URL';
  /** Everything that the server holds of the queues of this prefix is gone, as after FLUSHALL. */
  readonly empty: (prefix: string) => Promise<void>;
  /** All that the server holds of the prefix, less its log of events, as text. */
  readonly dump: (prefix: string) => Promise<string>;
}

/** What lies in the servers behind the queue port, past the port itself. */
export const queueContents: Readonly<Record<'redis' | 'postgres', QueueContents>> = {
  redis: { setting: 'REDIS_URL', empty: emptyRedis, dump: dumpRedis },
  postgres: { setting: 'QUEUE_DATABASE_URL', empty: emptyPostgres, dump: dumpPostgres },
};

async function keysOf(redis: Redis, prefix: string): Promise<string[]> {
  return redis.keys(`bull:${prefix}-*`);
}

async function emptyRedis(prefix: string): Promise<void> {
  const redis = new Redis(requiredService('REDIS_URL'));
  const keys = await keysOf(redis, prefix);
  if (keys.length > 0) await redis.del(keys);
  await redis.quit();
}

async function dumpRedis(prefix: string): Promise<string> {
  const redis = new Redis(requiredService('REDIS_URL'));
  const found: string[] = [];
  for (const key of await keysOf(redis, prefix)) {
    const content = (await redis.type(key)) === 'hash' ? JSON.stringify(await redis.hgetall(key)) : '';
    if (!key.endsWith(':events')) found.push(`"${key}" ${content}`);
  }
  await redis.quit();
  return found.join('\n');
}

async function eachQueueTable(action: (client: Client, table: string) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: requiredService('QUEUE_DATABASE_URL') });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    `SELECT table_schema || '.' || table_name AS name FROM information_schema.columns
     WHERE table_schema = $1 AND column_name = 'queue' ORDER BY 1`, [QUEUE_SCHEMA]);
  for (const { name } of rows) await action(client, name);
  await client.end();
}

async function emptyPostgres(prefix: string): Promise<void> {
  await eachQueueTable(async (client, table) => void (await client.query(`DELETE FROM ${table} WHERE queue LIKE $1`, [`${prefix}-%`])));
}

async function dumpPostgres(prefix: string): Promise<string> {
  const found: string[] = [];
  await eachQueueTable(async (client, table) => {
    if (table.endsWith('event')) return;
    const { rows } = await client.query(`SELECT to_json(t) AS row FROM ${table} t WHERE queue LIKE $1`, [`${prefix}-%`]);
    found.push(...rows.map((row) => JSON.stringify(row)));
  });
  return found.join('\n');
}
