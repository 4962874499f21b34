import { execFile } from 'node:child_process';
import { chown, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { startServer } from './child-server.js';
import type { ChildServer } from './child-server.js';
import type { SystemUser } from './folder-access.js';
import { freePort } from './free-port.js';
import { hasCluster } from './placement.js';
import { ServicesFailed } from './services-errors.js';

export interface EmbeddedPostgresOptions {
  /** Folder with `bin/postgres`. */
  readonly binaries: string;
  /** The cluster is made in `<root>/postgres`. */
  readonly root: string;
  readonly user: SystemUser | null;
  readonly password: string;
}

export interface EmbeddedPostgres extends ChildServer {
  readonly port: number;
  /** URL of the cluster's superuser, which nothing but the bootstrap uses. */
  adminUrl(database: string): string;
}

/** Starts the cluster of a folder, made first if there is none. @throws ServicesFailed */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  if (!(await hasCluster(options.root))) await makeCluster(options);
  const data = join(options.root, 'postgres');
  const port = await freePort();
  const adminUrl = (database: string): string => `postgres://postgres:${options.password}@127.0.0.1:${port}/${database}`;
  const server = await startServer({
    name: 'PostgreSQL', command: join(options.binaries, 'bin', 'postgres'), args: ['-D', data, '-p', `${port}`, ...settings()],
    cwd: '/', user: options.user ?? undefined, logFile: join(options.root, 'postgres.log'),
    stopSignals: ['SIGINT', 'SIGQUIT', 'SIGKILL'], ready: async () => answers(adminUrl('postgres')),
  });
  return { ...server, port, adminUrl };
}

/** Made aside and then moved into place: an initdb that was killed leaves no half cluster. */
async function makeCluster({ binaries, root, user, password }: EmbeddedPostgresOptions): Promise<void> {
  const draft = join(root, 'postgres.new');
  const passwordFile = join(root, 'postgres.password');
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  if (user) await Promise.all([draft, passwordFile].map(async (path) => chown(path, user.uid, user.gid)));
  const args = [
    '-D', draft, '--username=postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C',
    // Code-point order and Unicode letters, the same on every machine.
    '--locale-provider=builtin', '--builtin-locale=C.UTF-8',
  ];
  try {
    await promisify(execFile)(join(binaries, 'bin', 'initdb'), args, {
      cwd: '/', env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' }, ...(user && { uid: user.uid, gid: user.gid }),
    });
  } catch (error) {
    const { stderr, message } = error as { stderr?: string; message?: string };
    throw new ServicesFailed(`PostgreSQL could not make its data folder: ${stderr?.trim() || message}`, { cause: error });
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(draft, join(root, 'postgres'));
}

function settings(): string[] {
  const quarter = Math.floor(Math.min(totalmem(), process.constrainedMemory() || Infinity) / 4 / 2 ** 20);
  const values = {
    listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: 100,
    shared_buffers: `${Math.max(16, Math.min(512, quarter))}MB`, max_wal_size: '4GB', checkpoint_timeout: '30min', autovacuum_naptime: '15s',
    random_page_cost: 1.1, jit: 'off', timezone: 'UTC', log_timezone: 'UTC',
    // A log must not quote rows: no failing statements, no details such as "Key (name)=(…) already exists".
    log_min_error_statement: 'panic', log_error_verbosity: 'terse', log_statement: 'none',
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined);
  return client.connect().then(async () => client.end()).then(() => true, () => false);
}
