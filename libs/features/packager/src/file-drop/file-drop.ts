import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { invariant } from '@cyclefill/domain/kernel';

/** A folder that a packaging machine watches: it finds each file whole or not at all, and lays its answer beside it as `NAME.ack`. */
export class FileDrop {
  constructor(private readonly folder: string) {}

  /** Writes under another name first: the machine must never read half a file. Returns the path. */
  async put(name: string, content: Uint8Array): Promise<string> {
    invariant(basename(name) === name, 'a file name without a folder');
    await mkdir(this.folder, { recursive: true });
    const path = join(this.folder, name);
    await writeFile(`${path}.tmp`, content);
    await rename(`${path}.tmp`, path);
    return path;
  }

  /** What the machine answered to a file; null = nothing yet. */
  answerTo(name: string): Promise<string | null> {
    return readFile(join(this.folder, `${basename(name)}.ack`), 'utf8').catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    });
  }
}
