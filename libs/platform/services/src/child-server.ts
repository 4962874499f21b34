import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { ServicesFailed } from './services-errors.js';
import { waitUntil } from './wait-until.js';

const START_DEADLINE_MS = 60_000;
const STOP_DEADLINE_MS = 20_000;

export interface ServerSpec {
  /** As people call it, in messages. */
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** Whom to run it as; the caller's own user unless given. */
  readonly user?: { readonly uid: number; readonly gid: number } | undefined;
  readonly logFile: string;
  /** Given on its standard input, which no other process can read. */
  readonly input?: string;
  /** From friendly to forceful; the next is sent when the one before has not worked. */
  readonly stopSignals: readonly NodeJS.Signals[];
  readonly ready: () => Promise<boolean>;
}

/** A server that this process started and answers for. */
export interface ChildServer {
  readonly pid: number;
  stop(): Promise<void>;
}

/**
 * Starts a server and waits until it is ready. It runs in a session of its own, so that Ctrl-C reaches this process only,
 * which then stops its servers in the right order.
 * @throws ServicesFailed with the end of the server's log.
 */
export async function startServer(spec: ServerSpec): Promise<ChildServer> {
  const log = openSync(spec.logFile, 'a', 0o600);
  const logStart = readFileSync(spec.logFile).length;
  const child = spawn(spec.command, spec.args, {
    cwd: spec.cwd, detached: true, stdio: ['pipe', log, log], env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' },
    ...(spec.user && { uid: spec.user.uid, gid: spec.user.gid }),
  });
  closeSync(log);
  let spawnError: Error | undefined;
  child.once('error', (error) => { spawnError = error; });
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(spec.input);
  const gone = (): boolean => spawnError !== undefined || hasExited(child);
  // A process that ends without having stopped its servers still must not leave them behind.
  const lastResort = (): void => void child.kill(spec.stopSignals[0]);
  process.once('exit', lastResort);
  const stop = async (): Promise<void> => {
    await stopChild(child, spec.stopSignals);
    process.off('exit', lastResort);
  };
  const ready = await waitUntil(async () => gone() || spec.ready(), START_DEADLINE_MS);
  if (ready && !gone() && child.pid !== undefined) return { pid: child.pid, stop };
  if (!gone()) await stop();
  process.off('exit', lastResort);
  throw new ServicesFailed(`${spec.name} could not be started: ${spawnError?.message ?? logTail(spec.logFile, logStart)}`);
}

function hasExited(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

async function stopChild(child: ChildProcess, signals: readonly NodeJS.Signals[]): Promise<void> {
  for (const signal of signals) {
    if (hasExited(child)) return;
    child.kill(signal);
    await waitUntil(() => hasExited(child), STOP_DEADLINE_MS);
  }
}

function logTail(file: string, from: number): string {
  const text = readFileSync(file).subarray(from).toString('utf8').trim();
  return `${text.split('\n').slice(-8).join('\n') || 'it said nothing'}\n(log: ${file})`;
}
