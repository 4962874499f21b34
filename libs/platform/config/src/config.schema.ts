import { isIP } from 'node:net';
import { z } from 'zod';

/** What `.env.example` and an error say about a setting. */
export interface SettingMeta {
  readonly group: 'Database' | 'Queue' | 'Files' | 'S3' | 'HTTP' | 'Worker' | 'Printers' | 'Logs';
  readonly description: string;
  /** Completes "KEY must be …". Errors quote this and never the value. */
  readonly rule: string;
  readonly sensitive: boolean;
}

const url = (...protocols: readonly string[]): z.ZodString =>
  z.string().refine((value) => protocols.some((protocol) => value.startsWith(`${protocol}://`) && URL.canParse(value)));

const integer = (low: number, high: number): z.ZodType<number, string> =>
  z.string().regex(/^\d{1,9}$/u).transform(Number).pipe(z.number().min(low).max(high));

/** An address and how many bits of it count. */
function isNetwork(text: string): boolean {
  const [, address = '', bits = ''] = /^\s*([\d.a-f:]+)\/(\d{1,3})\s*$/iu.exec(text) ?? [];
  const version = isIP(address);
  return version !== 0 && Number(bits) <= (version === 4 ? 32 : 128);
}

const postgresUrl = url('postgres', 'postgresql');
const postgresRule = 'a postgres:// URL';
const settings = z.registry<SettingMeta>();

/** Every setting of the product: one key, one rule, one sentence. */
export const configSchema = z.object({
  DATABASE_URL: postgresUrl.optional().register(settings, {
    group: 'Database', sensitive: true, rule: postgresRule,
    description: 'Owner of the schema: migrates and makes the roles. Left out: an embedded PostgreSQL.',
  }),
  DATABASE_APP_URL: postgresUrl.optional().register(settings, {
    group: 'Database', sensitive: true, rule: postgresRule,
    description: 'Application role: neither owner nor superuser, bound by row-level security.',
  }),
  DATABASE_POOL_SIZE: integer(1, 50).default(5).register(settings, {
    group: 'Database', sensitive: false, rule: 'a whole number from 1 to 50',
    description: 'Connections that one process holds open as the application role.',
  }),
  REDIS_URL: url('redis', 'rediss').optional().register(settings, {
    group: 'Queue', sensitive: true, rule: 'a redis:// or rediss:// URL',
    description: 'Redis of the queue (maxmemory-policy noeviction, AOF on). Left out: QUEUE_DATABASE_URL is the queue.',
  }),
  QUEUE_DATABASE_URL: postgresUrl.optional().register(settings, {
    group: 'Queue', sensitive: true, rule: postgresRule,
    description: 'Role that owns the schema "queue" only; used when there is no REDIS_URL.',
  }),
  QUEUE_PREFIX: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/u).default('cyclefill').register(settings, {
    group: 'Queue', sensitive: false, rule: 'up to 40 lower-case letters, digits and hyphens, a letter first',
    description: 'Put before every queue name, so that installations can share one server.',
  }),
  CYCLEFILL_DATA: z.string().min(1).default('.data').register(settings, {
    group: 'Files', sensitive: false, rule: 'a folder',
    description: 'Embedded services and rendered documents live here.',
  }),
  CYCLEFILL_STORAGE: z.enum(['folder', 's3']).default('folder').register(settings, {
    group: 'Files', sensitive: false, rule: 'folder or s3',
    description: 'Where documents are kept: in documents/ of the data folder, or in the bucket that the S3 settings name.',
  }),
  S3_ENDPOINT: url('http', 'https').refine((value) => new URL(value).pathname === '/' && !/[?#@]/u.test(value)).optional().register(settings, {
    group: 'S3', sensitive: false, rule: 'an http:// or https:// address of host and port alone',
    description: 'Address of the S3 service. Left out: Amazon S3 in S3_REGION.',
  }),
  S3_BUCKET: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/u).optional().register(settings, {
    group: 'S3', sensitive: false, rule: 'the name of a bucket: 3 to 63 lower-case letters, digits, dots and hyphens',
    description: 'Bucket of the documents; it must exist.',
  }),
  S3_REGION: z.string().regex(/^[a-z0-9-]{1,63}$/u).default('us-east-1').register(settings, {
    group: 'S3', sensitive: false, rule: 'lower-case letters, digits and hyphens',
    description: 'Region of the bucket; part of every signature.',
  }),
  S3_ACCESS_KEY_ID: z.string().regex(/^[!-~]{1,256}$/u).optional().register(settings, {
    group: 'S3', sensitive: true, rule: 'an access key id without spaces',
    description: 'Access key that may read, write and list the bucket.',
  }),
  S3_SECRET_ACCESS_KEY: z.string().regex(/^[!-~]{1,256}$/u).optional().register(settings, {
    group: 'S3', sensitive: true, rule: 'a secret access key without spaces',
    description: 'Secret of the access key; it signs and is never sent.',
  }),
  S3_SESSION_TOKEN: z.string().regex(/^[!-~]{1,8192}$/u).optional().register(settings, {
    group: 'S3', sensitive: true, rule: 'a session token without spaces',
    description: 'Token that comes with keys that expire. Left out: the keys do not.',
  }),
  S3_PATH_STYLE: z.enum(['on', 'off']).default('on').register(settings, {
    group: 'S3', sensitive: false, rule: 'on or off',
    description: 'Whether the bucket stands in the path (host/bucket) or in the host name (bucket.host).',
  }),
  HTTP_HOST: z.string().regex(/^[\w.:-]+$/u).default('127.0.0.1').register(settings, {
    group: 'HTTP', sensitive: false, rule: 'a host name or address',
    description: 'Address the API listens on; loopback unless told otherwise.',
  }),
  HTTP_PORT: integer(0, 65_535).default(3000).register(settings, {
    group: 'HTTP', sensitive: false, rule: 'a whole number from 0 to 65535',
    description: 'Port the API listens on; 0 takes a free one.',
  }),
  WORKER_CONCURRENCY: integer(1, 64).default(2).register(settings, {
    group: 'Worker', sensitive: false, rule: 'a whole number from 1 to 64',
    description: 'Jobs that one worker process runs at a time, per queue.',
  }),
  WORKER_LOCK_MS: integer(1000, 600_000).default(30_000).register(settings, {
    group: 'Worker', sensitive: false, rule: 'a whole number from 1000 to 600000',
    description: 'Milliseconds after which the job of a worker that died is given to another.',
  }),
  WORKER_SCHEDULER: z.enum(['on', 'off']).default('on').register(settings, {
    group: 'Worker', sensitive: false, rule: 'on or off',
    description: 'Whether this worker opens due runs by itself; off for one that only helps a command.',
  }),
  PRINTER_NETWORKS: z.string().refine((value) => value.split(',').every(isNetwork)).default('10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,fc00::/7').register(settings, {
    group: 'Printers', sensitive: false, rule: 'networks like 10.1.2.0/24 or fd00:1::/64, with commas between them',
    description: 'Networks that printers may be in: nothing is sent elsewhere. 127.0.0.0/8 lets a printer of this machine in; link-local, multicast and cloud metadata addresses never are.',
  }),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info').register(settings, {
    group: 'Logs', sensitive: false, rule: 'one of debug, info, warn, error, silent',
    description: 'Least severity that is written to stderr.',
  }),
});

export type Config = Readonly<z.output<typeof configSchema>>;
export type ConfigKey = keyof Config;

/** Keys in the order of the schema. */
export const configKeys = Object.keys(configSchema.shape) as readonly ConfigKey[];

/** The sentence, group and rule declared beside a key. */
export function settingMeta(key: ConfigKey): SettingMeta {
  const meta = settings.get(configSchema.shape[key]);
  if (!meta) throw new Error(`${key} is declared without its sentence`);
  return meta;
}
