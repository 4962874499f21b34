import { readFile, realpath } from 'node:fs/promises';
import { identityOf, isRunning, workingFolder } from './process-identity.js';
import { waitUntil } from './wait-until.js';

export interface OrphanOptions {
  /** Its first line is the process number. */
  readonly pidFile: string;
  /** The folder that only our server works in: a number alone could be anybody's. */
  readonly folder: string;
  readonly name: string;
  readonly say: (line: string) => void;
}

/** Stops a server whose starter was killed, and says so. Does nothing when there is none. */
export async function stopOrphan({ pidFile, folder, name, say }: OrphanOptions): Promise<void> {
  const text = await readFile(pidFile, 'utf8').catch(() => '');
  const found = identityOf(Number.parseInt(text.split('\n')[0] ?? '', 10));
  if (!found || workingFolder(found.pid) !== (await realpath(folder))) return;
  say(`stopping ${name} (process ${found.pid}), left behind by a process that was killed`);
  for (const signal of ['SIGINT', 'SIGKILL'] as const) {
    if (!isRunning(found)) return;
    process.kill(found.pid, signal);
    await waitUntil(() => !isRunning(found), 20_000);
  }
}
