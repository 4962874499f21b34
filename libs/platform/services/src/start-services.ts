import { rm } from 'node:fs/promises';
import { loadConfig } from '@cyclefill/platform/config';
import type { Environment } from '@cyclefill/platform/config';
import { makeHome, makeTemporaryHome, temporaryBase } from './placement.js';
import { postgresUser } from './postgres-user.js';
import type { SystemUser } from './folder-access.js';
import { findRedisServer } from './redis-server.js';
import { resolveServices } from './resolve-services.js';
import type { ResolvedServices } from './resolve-services.js';
import type { ServiceUrls } from './service-urls.js';
import { claimServices } from './services-claim.js';
import { ServicesInterrupted } from './services-errors.js';
import { SignalWatch } from './signal-watch.js';
import { sweepTemporaryHomes } from './sweep-temporary-homes.js';
import { Undo } from './undo.js';

export interface StartServicesOptions {
  /** Where embedded servers keep their data (`CYCLEFILL_DATA`). Not used by a temporary start. */
  readonly dataDir: string;
  /** Own servers in a folder that is removed at the end, with both queue backends. */
  readonly temporary?: boolean;
  /** The settings that point at servers which are already there win over starting any. */
  readonly env: Environment;
  /** Takes notices for people; stderr unless given. */
  readonly say?: (line: string) => void;
  /**
   * Called when SIGINT, SIGTERM or SIGHUP comes; the caller then stops the services. Without it they are stopped here,
   * and the process ends by that signal.
   */
  readonly onSignal?: (signal: NodeJS.Signals) => void;
}

export interface RunningServices extends ServiceUrls {
  /** One line a service, without passwords. */
  describe(): readonly string[];
  /** Stops what was started; resolves when it is gone. */
  stop(): Promise<void>;
}

/**
 * Resolves PostgreSQL and the queue, starting what is not given.
 * @throws ServicesAlreadyRunning, ServicesInterrupted, ServicesFailed, InvalidConfig; nothing stays started then.
 */
export async function startServices(options: StartServicesOptions): Promise<RunningServices> {
  const undo = new Undo();
  const watch = new SignalWatch();
  undo.add(async () => Promise.resolve(watch.close()));
  try {
    const { urls, description } = await start(options, undo, () => {
      if (watch.received) throw new ServicesInterrupted(watch.received);
    });
    const stop = once(async () => undo.run());
    watch.onSignal = options.onSignal ?? ((signal) => void stop().finally(() => process.kill(process.pid, signal)));
    return { ...urls, describe: () => description, stop };
  } catch (error) {
    await undo.run().catch(() => undefined);
    throw error;
  }
}

async function start(options: StartServicesOptions, undo: Undo, pause: () => void): Promise<ResolvedServices> {
  const { dataDir, temporary = false, env, say = sayOnStderr } = options;
  const config = loadConfig(env);
  const user = config.DATABASE_URL === undefined ? postgresUser() : null;
  const home = temporary ? await temporaryHome(user, say, undo) : await makeHome(dataDir);
  const claim = await claimServices(home);
  undo.add(async () => claim.release());
  const redisServer = findRedisServer(env['PATH']);
  const resolved = await resolveServices({ home, config, temporary, user, redisServer, say, undo, pause });
  pause();
  await claim.publish(resolved.urls);
  return resolved;
}

async function temporaryHome(user: SystemUser | null, say: (line: string) => void, undo: Undo): Promise<string> {
  await sweepTemporaryHomes(await temporaryBase(user), say);
  const home = await makeTemporaryHome(user);
  undo.add(async () => rm(home, { recursive: true, force: true, maxRetries: 5 }));
  return home;
}

function once(action: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return async () => (running ??= action());
}

function sayOnStderr(line: string): void {
  process.stderr.write(`${line}\n`);
}
