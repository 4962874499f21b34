import { readFile, readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { SourceFile } from '@cyclefill/interop/csv';
import { CommandRefused } from './command-errors.js';

/** One file. */
export async function readSource(path: string): Promise<SourceFile> {
  try {
    return { name: basename(path), content: await readFile(path) };
  } catch (error) {
    throw new CommandRefused(`${path} cannot be read`, { cause: error });
  }
}

/** Those files of a folder that are wanted, by name; others are not even opened. */
export async function readFolder(folder: string, wanted: readonly string[]): Promise<readonly SourceFile[]> {
  const isFolder = await stat(folder).then((found) => found.isDirectory(), () => false);
  if (!isFolder) throw new CommandRefused(`${folder} is not a folder`);
  const names = (await readdir(folder)).filter((name) => wanted.includes(name)).toSorted();
  return Promise.all(names.map((name) => readSource(join(folder, name))));
}
