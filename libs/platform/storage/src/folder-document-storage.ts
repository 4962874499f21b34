import { createHash, randomUUID } from 'node:crypto';
import { access, mkdir, open, readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Clock } from '@cyclefill/platform/clock';
import { DocumentStorage } from './document-storage.js';
import type { StoredDocument } from './document-storage.js';
import { DocumentDamaged, DocumentMissing } from './storage-errors.js';

const SHA256 = /^[0-9a-f]{64}$/u;
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
    const content = await readFile(this.pathOf(sha256)).catch((error: unknown) => {
      throw isMissing(error) ? new DocumentMissing(sha256) : error;
    });
    if (hashOf(content) !== sha256) throw new DocumentDamaged(sha256);
    return content;
  }

  async has(sha256: string): Promise<boolean> {
    return access(this.pathOf(sha256)).then(() => true, () => false);
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
    // Also keeps every path below the root, whatever a caller passes.
    if (!SHA256.test(sha256)) throw new DocumentMissing('(not a hash)');
    return join(this.root, sha256.slice(0, 2), sha256);
  }
}

function hashOf(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
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

function isMissing(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
}
