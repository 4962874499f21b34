import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { isWorkerAlive } from '@cyclefill/platform/database';
import { serviceEnvironment } from '@cyclefill/platform/services';
import type { CommandContext } from './command-context.js';
import { CommandRefused } from './command-errors.js';

const WORKER = fileURLToPath(new URL('../../worker/src/main.js', import.meta.url));

/** Makes sure that a worker lives while this command waits: one that runs already, or one of its own that ends with it. */
export async function ensureWorker(context: CommandContext): Promise<void> {
  const urls = await context.services();
  if (await isWorkerAlive(urls.databaseAppUrl)) return;
  const child = fork(WORKER, [], {
    env: { ...context.env, ...serviceEnvironment(urls), WORKER_SCHEDULER: 'off', LOG_LEVEL: context.env['LOG_LEVEL'] ?? 'warn' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  context.onClose(async () => {
    if (child.connected) child.disconnect();
    await ended;
  });
  const ready = new Promise<'ready'>((resolve) => child.once('message', () => resolve('ready')));
  if ((await Promise.race([ready, ended])) !== 'ready') throw new CommandRefused('the worker could not be started; its messages are above');
}
