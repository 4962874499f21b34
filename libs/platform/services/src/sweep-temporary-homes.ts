import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { TEMPORARY_PREFIX } from './placement.js';
import { wasAbandoned } from './services-claim.js';
import { stopOrphan } from './stop-orphan.js';

/** Ends the servers and removes the folders of temporary starts whose process was killed. */
export async function sweepTemporaryHomes(base: string, say: (line: string) => void): Promise<void> {
  const names = (await readdir(base)).filter((name) => name.startsWith(TEMPORARY_PREFIX));
  for (const home of names.map((name) => join(base, name))) {
    const ours = await stat(home).then((found) => found.uid === process.getuid?.(), () => false);
    if (!ours || !(await wasAbandoned(home))) continue;
    const [data, redis] = [join(home, 'postgres'), join(home, 'redis')];
    await stopOrphan({ pidFile: join(data, 'postmaster.pid'), folder: data, name: 'PostgreSQL', say });
    await stopOrphan({ pidFile: join(redis, 'redis.pid'), folder: redis, name: 'Redis', say });
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  }
}
