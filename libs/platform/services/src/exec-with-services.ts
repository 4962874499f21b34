import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import type { Environment } from '@cyclefill/platform/config';
import { attachServices } from './attach-services.js';
import { serviceEnvironment } from './service-urls.js';
import { ServicesFailed, ServicesInterrupted } from './services-errors.js';
import { SignalWatch } from './signal-watch.js';
import { startServices } from './start-services.js';
import type { RunningServices } from './start-services.js';

export interface ExecWithServicesOptions {
  readonly dataDir: string;
  readonly env: Environment;
  readonly temporary?: boolean;
  /** Only services of its own: when others already run from the data folder it says so and ends. */
  readonly own?: boolean;
  readonly say?: (line: string) => void;
}

/**
 * Runs a command with the services' addresses in its environment and its input and output on ours. Services that already
 * run from the data folder are used; else they are started, and stopped when the command has ended. Signals go to the
 * command, which so can finish before its services do.
 * @throws ServicesAlreadyRunning with `own`, when there are others.
 * @returns the command's exit code; 128 + the signal's number when a signal ended it.
 */
export async function execWithServices(command: readonly string[], options: ExecWithServicesOptions): Promise<number> {
  const watch = new SignalWatch();
  let started: RunningServices | null = null;
  try {
    const running = options.temporary || options.own ? null : await attachServices(options.dataDir);
    started = running ? null : await startServices({ ...options, onSignal: () => undefined });
    const urls = running ?? started;
    return await runCommand(command, { ...options.env, ...(urls && serviceEnvironment(urls)) }, watch);
  } catch (error) {
    if (error instanceof ServicesInterrupted) return exitCodeOf(error.signal);
    throw error;
  } finally {
    await started?.stop();
    watch.close();
  }
}

async function runCommand([program, ...args]: readonly string[], env: Environment, watch: SignalWatch): Promise<number> {
  if (program === undefined) throw new ServicesFailed('there is no command to run');
  if (watch.received) return exitCodeOf(watch.received);
  const child = spawn(program, args, { stdio: 'inherit', env });
  // A terminal sends Ctrl-C to the command itself; sent twice it would look like impatience.
  watch.onSignal = (signal) => void (signal === 'SIGINT' && process.stdin.isTTY ? undefined : child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new ServicesFailed(`${program} could not be run: ${error.message}`, { cause: error })));
    child.once('exit', (code, signal) => resolve(code ?? exitCodeOf(signal ?? 'SIGKILL')));
  });
}

function exitCodeOf(signal: NodeJS.Signals): number {
  return 128 + constants.signals[signal];
}
