import { chmod, mkdir, mkdtemp, readFile, readdir, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { Client } from 'pg';
import { attachServices, startServices, withServices } from '@cyclefill/platform/services';
import type { RunningServices, StartServicesOptions } from '@cyclefill/platform/services';
import { eventually } from '../../support/eventually.js';
import { processesIn } from '../../support/processes-in.js';
import { typescriptProcess } from '../../support/typescript-process.js';

let folder: string;
let dataDir: string;
const said: string[] = [];
const running: RunningServices[] = [];
const withRedis = { PATH: process.env['PATH'] };
const withoutRedis = { PATH: '' };

beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'cyclefill-test-')));
  await chmod(folder, 0o711);
  dataDir = join(folder, 'data');
  said.length = 0;
});
afterEach(async () => {
  await Promise.all(running.splice(0).map(async (services) => services.stop()));
  expect(await processesIn(folder)).toEqual([]);
  await rm(folder, { recursive: true, force: true });
});

const asRoot = process.getuid?.() === 0;

async function start(options: Partial<StartServicesOptions> = {}): Promise<RunningServices> {
  const services = await startServices({ dataDir, env: withoutRedis, say: (line) => said.push(line), ...options });
  running.push(services);
  return services;
}

async function ask(url: string | undefined, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql);
    return rows.flatMap((row) => Object.values(row));
  } finally {
    // Waited for: a client that is still leaving when its server stops would end the test with its server's farewell.
    await client.end();
  }
}

const whoAmI = `SELECT current_user::text, rolsuper, rolbypassrls, rolcreaterole,
  (SELECT pg_get_userbyid(datdba)::text FROM pg_database WHERE datname = current_database())
  FROM pg_roles WHERE rolname = current_user`;
const queueOwner = `SELECT nspowner::regrole::text FROM pg_namespace WHERE nspname = 'queue'`;
const order = `SELECT string_agg(x, '' ORDER BY x) FROM unnest(ARRAY['b','A','é','a']) x`;

describe('temporary services', () => {
  it('give PostgreSQL by three roles, none of them a superuser, and both queue backends, and leave nothing', async () => {
    const services = await start({ temporary: true, env: withRedis });
    for (const [url, role] of [
      [services.databaseUrl, 'cyclefill_owner'], [services.databaseAppUrl, 'cyclefill_app'], [services.queueDatabaseUrl, 'cyclefill_queue'],
    ]) expect(await ask(url, whoAmI)).toEqual([role, false, false, false, 'cyclefill_owner']);
    expect(await ask(services.queueDatabaseUrl, queueOwner)).toEqual(['cyclefill_queue']);
    await expect(ask(services.databaseAppUrl, 'CREATE TABLE mine ()')).rejects.toThrow('permission denied');
    await expect(ask(services.databaseAppUrl, 'CREATE TABLE queue.mine ()')).rejects.toThrow('permission denied');
    expect(await ask(services.databaseUrl, order)).toEqual(['Aabé']);
    const redis = new Redis(services.redisUrl ?? '');
    expect(await redis.config('GET', 'maxmemory-policy')).toContain('noeviction');
    expect(await redis.config('GET', 'appendonly')).toContain('yes');
    await redis.quit();
    const home = /data in (.*)\/postgres$/u.exec(services.describe()[0] ?? '')?.[1] ?? '';
    expect((await processesIn(home)).length).toBeGreaterThan(1);
    expect(services.describe().join('\n')).not.toMatch(/[0-9a-f]{48}/u);
    await services.stop();
    expect(await processesIn(home)).toEqual([]);
    await expect(stat(home)).rejects.toThrow('ENOENT');
  });
});

describe('services of a data folder', () => {
  it('say that they already run, can be attached to, and keep their data over a restart', async () => {
    const first = await start({ env: withRedis });
    await ask(first.databaseUrl, `CREATE TABLE kept AS SELECT 'still here' AS text`);
    await expect(start()).rejects.toThrow(`started by process ${process.pid}`);
    expect(await attachServices(dataDir)).toMatchObject({ databaseUrl: first.databaseUrl, redisUrl: first.redisUrl });
    expect((await stat(join(dataDir, 'services.json'))).mode & 0o077).toBe(0);
    expect((await stat(join(dataDir, 'roles.json'))).mode & 0o077).toBe(0);
    await first.stop();
    expect(await attachServices(dataDir)).toBeNull();
    const again = await start();
    expect(await ask(again.databaseUrl, 'SELECT text FROM kept')).toEqual(['still here']);
    expect(again.redisUrl).toBeUndefined();
    expect(await ask(again.queueDatabaseUrl, 'SELECT current_user::text')).toEqual(['cyclefill_queue']);
  });

  it('are taken over when the record is of a process that is gone', async () => {
    await mkdir(dataDir);
    await writeFile(join(dataDir, 'services.json'), JSON.stringify({ pid: process.pid, startTime: '1', urls: null }));
    await expect(start()).resolves.toBeDefined();
  });

  it('are stopped when the action fails', async () => {
    const failing = withServices({ dataDir, env: withoutRedis }, async () => Promise.reject(new Error('the action failed')));
    await expect(failing).rejects.toThrow('the action failed');
    expect(await processesIn(folder)).toEqual([]);
  });

  it('are stopped when one of them does not start, and the reason is told', async () => {
    const bin = join(folder, 'bin');
    await mkdir(bin);
    await writeFile(join(bin, 'redis-server'), '#!/bin/sh\necho "out of luck" >&2\nexit 3\n', { mode: 0o755 });
    await expect(start({ env: { PATH: bin } })).rejects.toThrow(/Redis could not be started: out of luck/u);
    expect(await processesIn(folder)).toEqual([]);
    expect(await readdir(dataDir)).not.toContain('services.json');
  });

  it('never write a failing statement or its values into the server log', async () => {
    const services = await start();
    await ask(services.databaseUrl, `CREATE TABLE t (name text PRIMARY KEY)`);
    await ask(services.databaseUrl, `INSERT INTO t VALUES ('MARKER')`);
    await expect(ask(services.databaseUrl, `INSERT INTO t VALUES ('MARKER')`)).rejects.toThrow('duplicate key');
    const log = await readFile(join(dataDir, 'postgres.log'), 'utf8');
    expect(log).toContain('duplicate key');
    expect(log).not.toContain('MARKER');
  });
});

describe('services that are given', () => {
  it('are used as they are, and nothing is started', async () => {
    const own = await start();
    const env = { DATABASE_URL: own.databaseUrl, DATABASE_APP_URL: own.databaseAppUrl, REDIS_URL: 'redis://127.0.0.1:1/0' };
    const given = await start({ dataDir: join(folder, 'other'), env });
    expect(given).toMatchObject({ databaseUrl: own.databaseUrl, databaseAppUrl: own.databaseAppUrl, redisUrl: env.REDIS_URL });
    expect(await processesIn(join(folder, 'other'))).toEqual([]);
  });

  it('get the roles they lack from an owner who may make roles, and keep them over restarts', async () => {
    const own = await start({ env: withRedis });
    const { admin } = JSON.parse(await readFile(join(dataDir, 'roles.json'), 'utf8')) as { admin: string };
    const adminUrl = new URL(own.databaseUrl);
    [adminUrl.username, adminUrl.password] = ['postgres', admin];
    await ask(adminUrl.href, `CREATE ROLE hospital LOGIN CREATEROLE PASSWORD 'h'`);
    await ask(adminUrl.href, 'CREATE DATABASE hospital OWNER hospital');
    const url = new URL(own.databaseUrl);
    [url.username, url.password, url.pathname] = ['hospital', 'h', '/hospital'];
    const other = join(folder, 'other');
    const env = { ...withoutRedis, DATABASE_URL: url.href };
    await expect(start({ dataDir: other, env })).rejects.toThrow('already has a role cyclefill_app');
    const complete = { ...env, DATABASE_APP_URL: own.databaseAppUrl };
    for (const _time of ['first', 'again']) {
      const given = await start({ dataDir: other, env: complete });
      expect(await ask(given.queueDatabaseUrl, queueOwner)).toEqual(['cyclefill_queue']);
      await given.stop();
    }
  });

  it('are refused by halves', async () => {
    await expect(start({ env: { DATABASE_APP_URL: 'postgres://127.0.0.1/x' } })).rejects.toThrow('without DATABASE_URL');
  });
});

describe('a process that has started services', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('stops them on %s and ends by it', async (signal) => {
    const starter = typescriptProcess('run-services.ts', [dataDir]);
    await starter.says('started');
    expect((await processesIn(folder)).length).toBeGreaterThan(1);
    starter.kill(signal);
    expect(await starter.ended).toBe(signal);
    expect(await processesIn(folder)).toEqual([]);
    expect(await readdir(dataDir)).not.toContain('services.json');
  });

  it('stops what it has when the signal comes in the middle of the start', async () => {
    const starter = typescriptProcess('run-services.ts', [dataDir]);
    await eventually('a server is there', async () => (await processesIn(folder)).length > 0, 60_000);
    starter.kill('SIGTERM');
    expect(await starter.ended).not.toBe(0);
    expect(starter.output()).toContain('SIGTERM');
    expect(await processesIn(folder)).toEqual([]);
  });

  it('leaves servers behind when it is killed: the next start ends them, says so and finds the data', async () => {
    const starter = typescriptProcess('run-services.ts', [dataDir]);
    await starter.says('started');
    const left = await attachServices(dataDir);
    await ask(left?.databaseUrl, `CREATE TABLE kept AS SELECT 'still here' AS text`);
    starter.kill('SIGKILL');
    await starter.ended;
    expect((await processesIn(folder)).length).toBeGreaterThan(1);
    expect(await attachServices(dataDir)).toBeNull();
    const services = await start({ env: withRedis });
    expect(said.filter((line) => line.includes('left behind'))).toHaveLength(2);
    expect(await ask(services.databaseUrl, 'SELECT text FROM kept')).toEqual(['still here']);
  });
});

describe('a command with services', () => {
  it('finds them in its environment and gives its exit code', async () => {
    const script = 'for url in "$DATABASE_URL" "$DATABASE_APP_URL" "$QUEUE_DATABASE_URL" "$REDIS_URL"; do test -n "$url" || exit 1; done; exit 7';
    expect(await typescriptProcess('exec-services.ts', ['sh', '-c', script]).ended).toBe(7);
  });

  it('gets the signal, may finish, and only then loses its services', async () => {
    const script = `trap 'echo finishing; exit 5' TERM; echo working; while :; do sleep 0.05; done`;
    const launcher = typescriptProcess('exec-services.ts', ['sh', '-c', script]);
    await launcher.says('working');
    launcher.kill('SIGTERM');
    expect(await launcher.ended).toBe(5);
    expect(launcher.output()).toContain('finishing');
  });
});

describe('a data folder below a closed one', () => {
  it('works under a strict umask too: as root the data goes where PostgreSQL can reach it, and it is said where', async () => {
    const closed = join(folder, 'closed');
    await mkdir(join(closed, 'deep'), { recursive: true });
    await chmod(closed, 0o700);
    dataDir = join(closed, 'deep', 'data');
    const umask = process.umask(0o077);
    const services = await start().finally(() => process.umask(umask));
    await ask(services.databaseUrl, `CREATE TABLE kept AS SELECT 'still here' AS text`);
    const moved = /data is in (\S+), because (\S+) is closed/u.exec(said.join('\n'));
    expect(moved?.[2]).toBe(asRoot ? closed : undefined);
    await services.stop();
    await chmod(closed, 0o711);
    const again = await start();
    expect(await ask(again.databaseUrl, 'SELECT text FROM kept')).toEqual(['still here']);
    await again.stop();
    if (moved?.[1]) await rm(moved[1], { recursive: true });
  });
});
