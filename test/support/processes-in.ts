import { readdir, readlink } from 'node:fs/promises';

/** Numbers of the processes that work in a folder or below it. */
export async function processesIn(folder: string): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/u.test(name));
  const folders = await Promise.all(pids.map(async (pid) => readlink(`/proc/${pid}/cwd`).catch(() => '')));
  return pids.filter((_pid, i) => folders[i] === folder || folders[i]?.startsWith(`${folder}/`)).map(Number);
}
