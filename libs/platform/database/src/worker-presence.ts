import pg from 'pg';

/** Session lock that every worker shares: who can take it alone knows that no worker lives. */
const PRESENCE_LOCK = 7_402_115;

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'cyclefill presence' });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** Shows that this worker lives until the returned function is called, or the process ends however it ends. */
export async function announceWorker(url: string): Promise<() => Promise<void>> {
  const client = await connect(url);
  await client.query('select pg_advisory_lock_shared($1)', [PRESENCE_LOCK]);
  return () => client.end();
}

/** Whether any worker of this database lives. */
export async function isWorkerAlive(url: string): Promise<boolean> {
  const client = await connect(url);
  try {
    const { rows } = await client.query<{ alone: boolean }>('select pg_try_advisory_lock($1) as alone', [PRESENCE_LOCK]);
    return rows[0]?.alone !== true;
  } finally {
    await client.end();
  }
}
