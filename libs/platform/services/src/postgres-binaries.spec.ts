import { chmod, lstat, mkdir, mkdtemp, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { closedFolder } from './folder-access.js';
import { installedPostgres, usableBinaries } from './postgres-binaries.js';

const stranger = { uid: 65_534, gid: 65_534 };
const said: string[] = [];
let folder: string;
let native: string;

beforeEach(async () => {
  said.length = 0;
  folder = await mkdtemp(join(tmpdir(), 'cyclefill-binaries-'));
  await chmod(folder, 0o755);
  native = join(folder, 'package', 'native');
  for (const name of ['bin', 'lib', 'share']) await mkdir(join(native, name), { recursive: true });
  await writeFile(join(native, '..', 'package.json'), '{"version":"18.0.0"}');
  await writeFile(join(native, 'bin', 'postgres'), '#!/bin/sh\n', { mode: 0o755 });
  await writeFile(join(native, 'lib', 'libpq.so.5.18'), 'a library');
  await writeFile(join(native, 'pg-symlinks.json'), '[{"source":"native/lib/libpq.so.5.18","target":"native/lib/libpq.so.5"}]');
});
afterEach(async () => rm(folder, { recursive: true, force: true }));

const use = async (user: typeof stranger | null): Promise<string> => usableBinaries({
  native, user, say: (line) => said.push(line),
  openBase: async () => {
    await mkdir(join(folder, 'open'), { recursive: true });
    return join(folder, 'open');
  },
});

describe('usableBinaries', () => {
  it('takes the installed ones where the user can run them, and makes the links that the install left out', async () => {
    expect(await use(stranger)).toBe(native);
    expect(await use(null)).toBe(native);
    expect((await stat(join(native, 'lib', 'libpq.so.5'))).size).toBe(9);
    expect((await lstat(join(native, 'lib', 'libpq.so.5'))).isSymbolicLink()).toBe(true);
    expect(said).toEqual([]);
  });

  it('copies them once, with their links and open to all, when they lie below a closed folder, and says where', async () => {
    await chmod(join(folder, 'package'), 0o700);
    await chmod(join(native, 'bin', 'postgres'), 0o700);
    const copies = await Promise.all([use(stranger), use(stranger)]);
    const [copy] = copies;
    expect(new Set(copies).size).toBe(1);
    expect(await closedFolder(join(copy, 'bin'), stranger)).toBeNull();
    expect((await stat(join(copy, 'bin', 'postgres'))).mode & 0o777).toBe(0o755);
    expect((await stat(join(copy, 'lib', 'libpq.so.5'))).size).toBe(9);
    expect(said[0]).toContain(`copied to ${copy}, because ${join(folder, 'package')} is closed`);
    expect(await readdir(join(folder, 'open'))).toHaveLength(1);
    said.length = 0;
    expect(await use(stranger)).toBe(copy);
    expect(said).toEqual([]);
  });

  it('does not stumble over links that are already there', async () => {
    await symlink('libpq.so.5.18', join(native, 'lib', 'libpq.so.5'));
    expect(await use(stranger)).toBe(native);
  });
});

describe('installedPostgres', () => {
  it('is the one for this machine', async () => {
    expect((await stat(join(installedPostgres(), 'bin', 'postgres'))).isFile()).toBe(true);
  });
});
