import { createHash } from 'node:crypto';
import { access, chmod, mkdir, mkdtemp, readFile, realpath, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { closedFolder } from './folder-access.js';
import type { SystemUser } from './folder-access.js';
import { ServicesFailed } from './services-errors.js';

/** Temporary homes start with this, so that leftovers can be found. */
export const TEMPORARY_PREFIX = 'cyclefill-services-';
const MARKER = 'postgres.location';

/** Makes a data folder; others may pass through it, never list it, and what lies in it is closed to them. */
export async function makeHome(dataDir: string): Promise<string> {
  const home = resolve(dataDir);
  await makeFolder(home, 0o711);
  return realpath(home);
}

export async function makeTemporaryHome(user: SystemUser | null): Promise<string> {
  const home = await mkdtemp(join(await temporaryBase(user), TEMPORARY_PREFIX));
  await chmod(home, 0o711);
  return home;
}

/** The system's folder for temporary files, or another that the user can enter. */
export async function temporaryBase(user: SystemUser | null): Promise<string> {
  for (const folder of [tmpdir(), '/tmp', '/var/tmp']) {
    if (user === null || (await closedFolder(folder, user).catch(() => folder)) === null) return folder;
  }
  throw new ServicesFailed('no folder for temporary files is open to the user that PostgreSQL runs as');
}

/** A folder of root's, open to every user, for what cannot stay below a closed one. */
export async function openBase(): Promise<string> {
  for (const folder of ['/var/lib/cyclefill', '/var/tmp/cyclefill']) {
    const made = await makeFolder(folder, 0o755).then(async () => stat(folder), () => null);
    // In a folder that everybody can write to, another user may have made it first: then it is not ours to trust.
    if (made?.isDirectory() && made.uid === process.getuid?.() && (made.mode & 0o022) === 0) return folder;
  }
  throw new ServicesFailed('neither /var/lib/cyclefill nor /var/tmp/cyclefill can be used; set DATABASE_URL or CYCLEFILL_DATA');
}

export interface DataRootOptions {
  readonly home: string;
  readonly user: SystemUser | null;
  readonly say: (line: string) => void;
}

/**
 * The folder that holds the cluster: the data folder itself, or one outside when that is closed to PostgreSQL's user.
 * Once chosen it stays, so that opening or closing a folder never starts an empty database beside a full one.
 */
export async function dataRoot({ home, user, say }: DataRootOptions): Promise<string> {
  const marked = (await readFile(join(home, MARKER), 'utf8').catch(() => '')).trim();
  const closed = user && (await closedFolder(home, user));
  if (marked !== '') {
    say(`PostgreSQL's data is in ${marked}`);
    return marked;
  }
  if (!closed) return home;
  if (await hasCluster(home)) {
    throw new ServicesFailed(`${closed} is closed to the user that PostgreSQL runs as, and the data lies below it; `
      + `open it (chmod o+x ${closed})`);
  }
  const moved = join(await openBase(), `data-${createHash('sha256').update(home).digest('hex').slice(0, 12)}`);
  await makeFolder(moved, 0o711);
  await writeFile(join(home, MARKER), `${moved}\n`);
  say(`PostgreSQL's data is in ${moved}, because ${closed} is closed to the user it runs as`);
  return moved;
}

/** The mode is set after a folder is made, since a strict umask would close it to PostgreSQL's user. */
async function makeFolder(folder: string, mode: number): Promise<void> {
  if ((await mkdir(folder, { recursive: true })) !== undefined) await chmod(folder, mode);
}

/** Whom a cluster belongs to, and so must run as; null where there is none yet. */
export async function clusterOwner(root: string): Promise<SystemUser | null> {
  return stat(join(root, 'postgres')).then(({ uid, gid }) => ({ uid, gid }), () => null);
}

export async function hasCluster(root: string): Promise<boolean> {
  return access(join(root, 'postgres')).then(() => true, () => false);
}
