import { join } from 'node:path';
import type { Config } from '@cyclefill/platform/config';
import { startEmbeddedPostgres } from './embedded-postgres.js';
import { APP_ROLE, DATABASE, OWNER_ROLE, QUEUE_ROLE, ensureOwnedDatabase, ensureRoles } from './ensure-roles.js';
import type { LoginRole } from './ensure-roles.js';
import { clusterOwner, dataRoot, openBase } from './placement.js';
import { installedPostgres, usableBinaries } from './postgres-binaries.js';
import type { SystemUser } from './folder-access.js';
import { startRedisServer } from './redis-server.js';
import { openSecrets } from './secrets.js';
import type { Secrets } from './secrets.js';
import type { ServiceUrls } from './service-urls.js';
import { ServicesFailed } from './services-errors.js';
import { stopOrphan } from './stop-orphan.js';
import type { Undo } from './undo.js';

export interface ResolveOptions {
  readonly home: string;
  readonly config: Config;
  /** Both queue backends, and a database owner that can make databases: what tests need. */
  readonly temporary: boolean;
  readonly user: SystemUser | null;
  readonly redisServer: string | null;
  readonly say: (line: string) => void;
  /** Takes the end of each thing that is started. */
  readonly undo: Undo;
  /** Throws when the start is to be given up. */
  readonly pause: () => void;
}

export interface ResolvedServices {
  readonly urls: ServiceUrls;
  /** One line a service, without passwords. */
  readonly description: readonly string[];
}

/** The one place that decides which PostgreSQL and which queue are used. */
export async function resolveServices(options: ResolveOptions): Promise<ResolvedServices> {
  const { home, config, temporary, redisServer } = options;
  if (config.DATABASE_APP_URL !== undefined && config.DATABASE_URL === undefined) {
    throw new ServicesFailed('DATABASE_APP_URL is set without DATABASE_URL: set both, or neither');
  }
  const ownRedis = config.REDIS_URL === undefined && (temporary || config.QUEUE_DATABASE_URL === undefined) ? redisServer : null;
  const needsQueueRole = temporary || (config.REDIS_URL === undefined && ownRedis === null);
  const database = config.DATABASE_URL === undefined
    ? await embedded(options)
    : await given(config.DATABASE_URL, home);
  options.pause();
  const { secrets, adminUrl, databaseUrl } = database;
  const app = config.DATABASE_APP_URL === undefined ? login(secrets, APP_ROLE, 'app', database.ours) : undefined;
  const queue = needsQueueRole && config.QUEUE_DATABASE_URL === undefined ? login(secrets, QUEUE_ROLE, 'queue', database.ours) : undefined;
  await ensureRoles({ ownerUrl: adminUrl, app, queue });
  options.pause();
  const redis = ownRedis === null ? null : await ownedRedis(options, ownRedis, secrets);
  const queueDatabaseUrl = config.QUEUE_DATABASE_URL ?? (queue && urlOf(databaseUrl, queue));
  const redisUrl = config.REDIS_URL ?? redis?.url;
  return {
    urls: { databaseUrl, databaseAppUrl: config.DATABASE_APP_URL ?? urlOf(databaseUrl, app), queueDatabaseUrl, redisUrl },
    description: [
      `PostgreSQL at ${hostOf(databaseUrl)}, ${database.line}`,
      redisUrl === undefined ? 'queue: BullMQ on PostgreSQL, schema queue'
        : `queue: Redis at ${hostOf(redisUrl)}, ${redis ? `started here, data in ${join(home, 'redis')}` : 'given by REDIS_URL'}`,
    ],
  };
}

interface Database {
  readonly adminUrl: string;
  readonly databaseUrl: string;
  readonly secrets: Secrets;
  /** The cluster is this data folder's own, and so are its roles. */
  readonly ours: boolean;
  readonly line: string;
}

async function given(url: string, home: string): Promise<Database> {
  return { adminUrl: url, databaseUrl: url, secrets: await openSecrets(home), ours: false, line: 'given by DATABASE_URL' };
}

async function embedded({ home, user: caller, say, temporary, undo, pause }: ResolveOptions): Promise<Database> {
  // Root runs a cluster that a user made as that user.
  const user = caller && ((await clusterOwner(home)) ?? caller);
  const root = await dataRoot({ home, user, say });
  const secrets = await openSecrets(root);
  const data = join(root, 'postgres');
  await stopOrphan({ pidFile: join(data, 'postmaster.pid'), folder: data, name: 'PostgreSQL', say });
  const binaries = await usableBinaries({ native: installedPostgres(), user, openBase, say });
  pause();
  const server = await startEmbeddedPostgres({ binaries, root, user, password: secrets.password('admin') });
  undo.add(async () => server.stop());
  const owner = login(secrets, OWNER_ROLE, 'owner', true);
  await ensureOwnedDatabase(server.adminUrl('postgres'), owner, temporary);
  const adminUrl = server.adminUrl(DATABASE);
  return { adminUrl, databaseUrl: urlOf(adminUrl, owner), secrets, ours: true, line: `embedded, data in ${data}` };
}

async function ownedRedis({ home, say, undo }: ResolveOptions, command: string, secrets: Secrets): Promise<{ url: string }> {
  const folder = join(home, 'redis');
  await stopOrphan({ pidFile: join(folder, 'redis.pid'), folder, name: 'Redis', say });
  const server = await startRedisServer(command, folder, secrets.password('redis'));
  undo.add(async () => server.stop());
  return server;
}

function login(secrets: Secrets, name: string, secret: 'owner' | 'app' | 'queue', ours: boolean): LoginRole {
  return { name, password: secrets.password(secret), ours: ours || secrets.known(secret) };
}

function urlOf(base: string, role: LoginRole | undefined): string {
  const url = new URL(base);
  if (role) {
    url.username = role.name;
    url.password = role.password;
  }
  return url.href;
}

function hostOf(url: string): string {
  return new URL(url).host;
}
