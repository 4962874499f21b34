import { SystemClock, SystemIds } from '@cyclefill/platform/clock';
import { type Environment, loadConfig } from '@cyclefill/platform/config';
import { type Actor, type UnitOfWork, connectDatabase } from '@cyclefill/platform/database';
import { PinoLogger } from '@cyclefill/platform/logging';
import { type QueuePort, openQueue } from '@cyclefill/platform/queue';
import { type ServiceUrls, attachServices, startServices } from '@cyclefill/platform/services';
import type { CommandContext } from './command-context.js';
import { ENTITIES } from './entities.js';
import { findPharmacy } from './find-pharmacy.js';

/** The streams and settings that a command runs with. */
export interface ContextOptions {
  readonly env: Environment;
  readonly json: boolean;
  readonly pharmacy: string | undefined;
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
}

/** A command's context and the end of everything it opened. */
export interface OpenContext {
  readonly context: CommandContext;
  close(): Promise<void>;
}

/** Makes the first call and hands its result to every later one. */
function once<T>(open: () => Promise<T>): () => Promise<T> {
  let opened: Promise<T> | undefined;
  return () => (opened ??= open());
}

/** A context in which nothing is open yet. */
export function openContext({ env, json, pharmacy, out, err }: ContextOptions): OpenContext {
  const config = loadConfig(env);
  const clock = new SystemClock();
  const ids = new SystemIds(clock);
  const closers: (() => Promise<void>)[] = [];
  const onClose = (close: () => Promise<void>): void => void closers.push(close);

  const services = once(async (): Promise<ServiceUrls> => {
    const { DATABASE_URL: databaseUrl, DATABASE_APP_URL: databaseAppUrl, QUEUE_DATABASE_URL: queueDatabaseUrl, REDIS_URL: redisUrl } = config;
    if (databaseUrl !== undefined && databaseAppUrl !== undefined) return { databaseUrl, databaseAppUrl, queueDatabaseUrl, redisUrl };
    const running = await attachServices(config.CYCLEFILL_DATA);
    if (running !== null) return running;
    const started = await startServices({ dataDir: config.CYCLEFILL_DATA, env, say: err });
    onClose(() => started.stop());
    return started;
  });
  const uow = once(async (): Promise<UnitOfWork> => {
    const { databaseAppUrl } = await services();
    const database = await connectDatabase({ url: databaseAppUrl, poolSize: config.DATABASE_POOL_SIZE, entities: ENTITIES, ids });
    onClose(() => database.close());
    return database.uow;
  });
  const actor = once(async (): Promise<Actor> => {
    const tenantId = await findPharmacy(await uow(), pharmacy);
    return { tenantId, userId: null, requestId: `cli-${ids.next()}` };
  });
  const queue = once(async (): Promise<QueuePort> => {
    const { redisUrl, queueDatabaseUrl } = await services();
    const log = new PinoLogger({ service: 'cli', level: config.LOG_LEVEL });
    const port = openQueue({ REDIS_URL: redisUrl, QUEUE_DATABASE_URL: queueDatabaseUrl, QUEUE_PREFIX: config.QUEUE_PREFIX, log });
    onClose(() => port.close());
    return port;
  });
  const answer: CommandContext['answer'] = (document, text) => out(json ? JSON.stringify(document) : text);

  return {
    context: { json, config, env, clock, ids, out, err, answer, services, uow, actor, queue, onClose },
    close: () => closeAll(closers),
  };
}

async function closeAll(closers: (() => Promise<void>)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const close of closers.splice(0).toReversed()) await close().catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}
