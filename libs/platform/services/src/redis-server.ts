import { accessSync, constants } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { Redis } from 'ioredis';
import { startServer } from './child-server.js';
import type { ChildServer } from './child-server.js';
import { freePort } from './free-port.js';

export interface RedisServer extends ChildServer {
  readonly port: number;
  readonly url: string;
}

/** Path of the `redis-server` on PATH, or null. */
export function findRedisServer(path: string | undefined): string | null {
  const candidates = (path ?? '').split(delimiter).filter(Boolean).map((folder) => join(folder, 'redis-server'));
  return candidates.find((file) => isExecutable(file)) ?? null;
}

/** Starts Redis on a free port of loopback, with AOF and without eviction, keeping its data in `folder`. */
export async function startRedisServer(command: string, folder: string, password: string): Promise<RedisServer> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const port = await freePort();
  const url = `redis://:${password}@127.0.0.1:${port}/0`;
  const server = await startServer({
    // The configuration comes by standard input: an argument, with the password in it, would be visible to every user.
    name: 'Redis', command, args: ['-'], cwd: folder, input: configuration(port, folder, password),
    logFile: join(folder, 'redis.log'), stopSignals: ['SIGTERM', 'SIGKILL'], ready: async () => answers(url),
  });
  return { ...server, port, url };
}

function configuration(port: number, folder: string, password: string): string {
  return [
    `port ${port}`, 'bind 127.0.0.1', 'daemonize no', `requirepass ${password}`,
    `dir "${folder}"`, `pidfile "${join(folder, 'redis.pid')}"`,
    'appendonly yes', 'appendfsync everysec', 'save ""', 'maxmemory-policy noeviction', '',
  ].join('\n');
}

async function answers(url: string): Promise<boolean> {
  const client = new Redis(url, { lazyConnect: true, retryStrategy: () => null, maxRetriesPerRequest: 0, connectTimeout: 2000 });
  client.on('error', () => undefined);
  return client.connect().then(async () => client.quit()).then(() => true, () => false);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
