import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FixedClock } from '@cyclefill/platform/clock';
import { FolderDocumentStorage } from './folder-document-storage.js';
import { DocumentDamaged, DocumentMissing } from './storage-errors.js';

const content = Buffer.from('%PDF-1.7 a page\n'.repeat(5000));
const hash = createHash('sha256').update(content).digest('hex');

let root: string;
let storage: FolderDocumentStorage;
beforeEach(async () => {
  root = join(await mkdtemp(join(tmpdir(), 'cyclefill-storage-')), 'documents');
  storage = new FolderDocumentStorage(root, new FixedClock('2026-12-01T12:00:00Z'));
});
afterEach(async () => rm(join(root, '..'), { recursive: true, force: true }));

const leftovers = async (): Promise<string[]> => readdir(join(root, 'tmp')).catch(() => []);

describe('FolderDocumentStorage', () => {
  it('gives back what was put, under its hash', async () => {
    expect(await storage.has(hash)).toBe(false);
    expect(await storage.put(content)).toEqual({ sha256: hash, bytes: content.length });
    expect(await storage.has(hash)).toBe(true);
    expect((await storage.get(hash)).equals(content)).toBe(true);
    expect(await leftovers()).toEqual([]);
  });

  it('stores an empty document too', async () => {
    const { sha256 } = await storage.put(new Uint8Array());
    expect(await storage.get(sha256)).toHaveLength(0);
  });

  it('keeps one whole file when the same content is put many times at once', async () => {
    const results = await Promise.all(Array.from({ length: 20 }, async () => storage.put(content)));
    expect(new Set(results.map((stored) => stored.sha256))).toEqual(new Set([hash]));
    expect(await readdir(join(root, hash.slice(0, 2)))).toEqual([hash]);
    expect((await readFile(join(root, hash.slice(0, 2), hash))).equals(content)).toBe(true);
    expect(await leftovers()).toEqual([]);
  });

  it('leaves nothing behind when the write fails', async () => {
    await mkdir(root, { recursive: true });
    await writeFile(join(root, hash.slice(0, 2)), 'a file where the folder should be');
    await expect(storage.put(content)).rejects.toThrow();
    expect(await leftovers()).toEqual([]);
    expect(await storage.has(hash)).toBe(false);
    await rm(join(root, hash.slice(0, 2)));
    await expect(storage.put(content)).resolves.toMatchObject({ sha256: hash });
  });

  it('says when a document is missing or no longer has its hash, and a new put repairs a cut one', async () => {
    await expect(storage.get(hash)).rejects.toThrow(DocumentMissing);
    await storage.put(content);
    await writeFile(join(root, hash.slice(0, 2), hash), content.subarray(1));
    await expect(storage.get(hash)).rejects.toThrow(DocumentDamaged);
    await storage.put(content);
    expect((await storage.get(hash)).equals(content)).toBe(true);
  });

  it('never leaves its folder, whatever it is asked for', async () => {
    await writeFile(join(root, '..', 'secret'), 'x');
    await expect(storage.get('../secret')).rejects.toThrow(DocumentMissing);
    await expect(storage.has('../secret')).rejects.toThrow(DocumentMissing);
  });

  it('says before any work that its folder cannot be one', async () => {
    await writeFile(root, 'a file where the folder should be');
    await expect(storage.check()).rejects.toThrow('EEXIST');
  });

  it('keeps documents from other users of the machine', async () => {
    await storage.put(content);
    expect((await stat(join(root, hash.slice(0, 2), hash))).mode & 0o077).toBe(0);
  });

  it('sweeps files that a writer left more than an hour ago, and only those', async () => {
    await mkdir(join(root, 'tmp'), { recursive: true });
    for (const [name, time] of [['old', '2026-12-01T10:59:00Z'], ['fresh', '2026-12-01T11:30:00Z']] as const) {
      await writeFile(join(root, 'tmp', name), 'half');
      await utimes(join(root, 'tmp', name), Date.parse(time) / 1000, Date.parse(time) / 1000);
    }
    expect(await storage.sweep()).toBe(1);
    expect(existsSync(join(root, 'tmp', 'fresh'))).toBe(true);
    expect(await leftovers()).toEqual(['fresh']);
  });
});
