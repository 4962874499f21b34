import { randomUUID } from 'node:crypto';
import { access, constants, mkdir, open, readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Clock } from '@cyclefill/platform/clock';
import { hashOf, keyOf } from './content-hash.js';
import { DocumentStorage } from './document-storage.js';
import type { DocumentStream, StoredDocument } from './document-storage.js';
import { DocumentDamaged, DocumentMissing } from './storage-errors.js';
import { verifiedContent } from './verified-content.js';

const ORPHAN_AGE_MS = 3_600_000;

/**
 * A local folder: `<root>/ab/abcdef…`. Content goes to `<root>/tmp`, is synced and then renamed into place, so a reader
 * finds all of it or nothing, whatever ends the writer. Files are readable by their owner only.
 */
export class FolderDocumentStorage extends DocumentStorage {
  private readonly root: string;
  private readonly clock: Clock;

  constructor(root: string, clock: Clock) {
    super();
    this.root = root;
    this.clock = clock;
  }

  async put(content: Uint8Array): Promise<StoredDocument> {
    const sha256 = hashOf(content);
    const target = this.pathOf(sha256);
    const stored = { sha256, bytes: content.byteLength };
    // The same size is proof enough here: only whole files are renamed into place, and `get` checks the hash.
    if ((await sizeOf(target)) !== content.byteLength) await this.write(target, content);
    return stored;
  }

  async get(sha256: string): Promise<Buffer> {
    const content = await readFile(this.pathOf(sha256)).catch(orMissing(sha256));
    if (hashOf(content) !== sha256) throw new DocumentDamaged(sha256);
    return content;
  }

  async stream(sha256: string): Promise<DocumentStream> {
    const file = await open(this.pathOf(sha256), 'r').catch(orMissing(sha256));
    const { size } = await file.stat();
    return { bytes: size, content: verifiedContent(file.createReadStream(), sha256) };
  }

  async has(sha256: string): Promise<boolean> {
    return access(this.pathOf(sha256)).then(() => true, () => false);
  }

  async check(): Promise<void> {
    await mkdir(this.root, { recursive: true, mode: 0o700 });
    await access(this.root, constants.R_OK | constants.W_OK | constants.X_OK);
  }

  /** Removes files that a writer left half done more than an hour ago; returns how many. */
  async sweep(): Promise<number> {
    const folder = join(this.root, 'tmp');
    const names = await readdir(folder).catch((): string[] => []);
    const limit = this.clock.nowMs() - ORPHAN_AGE_MS;
    const removed = await Promise.all(names.map(async (name) => {
      const path = join(folder, name);
      const old = await stat(path).then((found) => found.mtimeMs < limit, () => false);
      if (old) await rm(path, { force: true });
      return old;
    }));
    return removed.filter(Boolean).length;
  }

  private async write(target: string, content: Uint8Array): Promise<void> {
    const temporary = join(this.root, 'tmp', randomUUID());
    await mkdir(dirname(temporary), { recursive: true, mode: 0o700 });
    try {
      await writeSynced(temporary, content);
      await mkdir(dirname(target), { recursive: true, mode: 0o700 });
      await rename(temporary, target);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
    await syncFolder(dirname(target));
  }

  private pathOf(sha256: string): string {
    return join(this.root, keyOf(sha256));
  }
}

async function sizeOf(path: string): Promise<number | undefined> {
  return stat(path).then((found) => found.size, () => undefined);
}

async function writeSynced(path: string, content: Uint8Array): Promise<void> {
  await using file = await open(path, 'wx', 0o600);
  await file.writeFile(content);
  await file.sync();
}

/** Without this a power cut can forget the rename although the content is safe. */
async function syncFolder(path: string): Promise<void> {
  await using folder = await open(path, 'r');
  await folder.sync();
}

function orMissing(sha256: string): (error: unknown) => never {
  return (error) => {
    throw typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT' ? new DocumentMissing(sha256) : error;
  };
}
