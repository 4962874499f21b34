import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A worker of the product in a process of its own, as it runs in production. */
export interface WorkerProcess {
  readonly pid: number;
  /** All that it wrote to its log. */
  readonly log: () => string;
  kill(signal: NodeJS.Signals): Promise<void>;
  /** Lets go of it, as a parent that ends does, and waits until it has ended. */
  abandon(): Promise<void>;
}

function forkWorker(settings: Readonly<Record<string, string>>): ChildProcess {
  const main = fileURLToPath(new URL('../../dist/apps/worker/src/main.js', import.meta.url));
  return fork(main, [], {
    env: { PATH: process.env['PATH'] ?? '', WORKER_SCHEDULER: 'off', LOG_LEVEL: 'info', ...settings },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    execArgv: ['--no-warnings', '--enable-source-maps'],
  });
}

/** Starts a worker whose parent is gone before it has started; resolves when it has ended. */
export async function abandonedWorker(settings: Readonly<Record<string, string>>): Promise<void> {
  const child = forkWorker(settings);
  child.disconnect();
  await once(child, 'exit');
}

/** Starts a worker on a database and a queue; it does not open runs by itself. */
export async function workerProcess(settings: Readonly<Record<string, string>>): Promise<WorkerProcess> {
  const child = forkWorker(settings);
  let log = '';
  child.stderr?.on('data', (chunk: Buffer) => { log += chunk.toString(); });
  const ended = once(child, 'exit');
  const first = await Promise.race([once(child, 'message'), ended.then(() => null)]);
  if (first === null || child.pid === undefined) throw new Error(`the worker did not start: ${log}`);
  return {
    pid: child.pid,
    log: () => log,
    abandon: async () => {
      child.disconnect();
      await ended;
    },
    kill: async (signal) => {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      await ended;
    },
  };
}
