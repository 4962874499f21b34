// A database of its own for each benchmark, made and migrated as production is, and dropped at the end.
import pg from 'pg';
import { migrate } from '../../dist/libs/platform/database/src/index.js';

function urlOf(name, database) {
  const url = new URL(process.env[name]);
  url.pathname = `/${database}`;
  return url.href;
}

/** One connection for the time of an action. */
export async function withClient(url, action) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await action(client);
  } finally {
    await client.end();
  }
}

/** Gives `action` the addresses of a new database, as owner and as application. */
export async function withDatabase(name, action) {
  const database = `bench_${name}_${process.pid}`;
  await withClient(process.env.DATABASE_URL, (client) => client.query(`create database ${database}`));
  try {
    const urls = { ownerUrl: urlOf('DATABASE_URL', database), appUrl: urlOf('DATABASE_APP_URL', database) };
    await migrate(urls.ownerUrl, new URL(urls.appUrl).username);
    return await action(urls);
  } finally {
    // What failed before is worth more than a database that a temporary server takes with it.
    await withClient(process.env.DATABASE_URL, (client) => client.query(`drop database ${database}`)).catch((error) => console.error(`${database} stays: ${error.message}`));
  }
}
