import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FixedClock } from '@cyclefill/platform/clock';
import { DocumentDamaged, DocumentMissing, type DocumentStorage, FolderDocumentStorage } from '@cyclefill/platform/storage';
import { S3Server } from '../../support/s3-server.js';
import { S3_ACCOUNT, s3Storage } from '../../support/s3-storage.js';

const clock = new FixedClock('2026-12-01T12:00:00Z');
const content = Buffer.from('%PDF-1.7 a page\n'.repeat(20_000));
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const hash = hashOf(content);

/** A storage with a way behind its back. */
interface Place {
  readonly storage: DocumentStorage;
  /** Names of all that is stored. */
  readonly keys: () => Promise<string[]>;
  readonly overwrite: (key: string, bytes: Buffer) => Promise<void>;
  readonly close: () => Promise<void>;
}

async function folder(): Promise<Place> {
  const root = await mkdtemp(join(tmpdir(), 'cyclefill-storage-'));
  return {
    storage: new FolderDocumentStorage(root, clock),
    keys: async () => (await readdir(root, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1)),
    overwrite: async (key, bytes) => writeFile(join(root, key), bytes),
    close: async () => rm(root, { recursive: true, force: true }),
  };
}

async function bucket(pathStyle: boolean): Promise<Place> {
  const server = await S3Server.start('papers', S3_ACCOUNT, () => clock.nowMs());
  return {
    storage: s3Storage(server, clock, pathStyle ? {} : { pathStyle, endpoint: `http://localhost:${server.port}` }),
    keys: async () => [...server.objects.keys()],
    overwrite: async (key, bytes) => void server.objects.set(key, bytes),
    close: async () => server.stop(),
  };
}

const places: readonly (readonly [string, () => Promise<Place>])[] = [
  ['a folder', folder], ['a bucket in the path', async () => bucket(true)], ['a bucket in the host name', async () => bucket(false)],
];

describe.each(places)('documents in %s', (_name, open) => {
  let place: Place;
  beforeEach(async () => {
    place = await open();
  });
  afterEach(async () => place.close());

  it('come back as they were put, whole or in pieces, from under their hash', async () => {
    const { storage } = place;
    expect(await storage.has(hash)).toBe(false);
    expect(await storage.put(content)).toEqual({ sha256: hash, bytes: content.length });
    expect(await storage.has(hash)).toBe(true);
    expect((await storage.get(hash)).equals(content)).toBe(true);
    const stream = await storage.stream(hash);
    expect(stream.bytes).toBe(content.length);
    expect((await buffer(stream.content)).equals(content)).toBe(true);
    expect(await place.keys()).toEqual([`${hash.slice(0, 2)}/${hash}`]);
  });

  it('find their place usable before anything is stored, and checking stores nothing', async () => {
    await place.storage.check();
    expect(await place.keys()).toEqual([]);
  });

  it('may be empty', async () => {
    const { sha256 } = await place.storage.put(new Uint8Array());
    expect(await place.storage.put(new Uint8Array())).toEqual({ sha256, bytes: 0 });
    expect(await place.storage.has(sha256)).toBe(true);
    expect(await place.storage.get(sha256)).toHaveLength(0);
    expect(await buffer((await place.storage.stream(sha256)).content)).toHaveLength(0);
  });

  it('are stored once, however many put them at once', async () => {
    const results = await Promise.all(Array.from({ length: 20 }, async () => place.storage.put(content)));
    expect(new Set(results.map(({ sha256 }) => sha256))).toEqual(new Set([hash]));
    expect(await place.keys()).toHaveLength(1);
    expect((await place.storage.get(hash)).equals(content)).toBe(true);
  });

  it('are said to be missing where there is none, and where no hash was asked for', async () => {
    for (const name of [hash, '../secret', `${hash}/../x`, hash.toUpperCase(), '']) {
      await expect(place.storage.get(name)).rejects.toThrow(DocumentMissing);
      await expect(place.storage.stream(name)).rejects.toThrow(DocumentMissing);
    }
    await expect(place.storage.has('../secret')).rejects.toThrow(DocumentMissing);
  });

  it.each([
    ['one byte other', (): Buffer => Buffer.concat([content.subarray(0, -1), Buffer.from('x')])],
    ['cut', (): Buffer => content.subarray(0, 70_000)],
    ['emptied', (): Buffer => Buffer.alloc(0)],
  ])('are refused when damaged behind its back: %s', async (_damage, damaged) => {
    await place.storage.put(content);
    await place.overwrite(`${hash.slice(0, 2)}/${hash}`, damaged());
    await expect(place.storage.get(hash)).rejects.toThrow(DocumentDamaged);
    const { bytes, content: pieces } = await place.storage.stream(hash);
    let passed = 0;
    await expect((async () => {
      for await (const piece of pieces as AsyncIterable<Buffer>) passed += piece.length;
    })()).rejects.toThrow(DocumentDamaged);
    // Whoever counts bytes sees that the last piece is missing.
    expect(passed).toBeLessThan(Math.max(bytes, 1));
  });

  it('are repaired by a new put when they were cut', async () => {
    await place.storage.put(content);
    await place.overwrite(`${hash.slice(0, 2)}/${hash}`, content.subarray(1));
    await place.storage.put(content);
    expect((await place.storage.get(hash)).equals(content)).toBe(true);
  });

  it('let a reader leave in the middle', async () => {
    await place.storage.put(content);
    const { content: pieces } = await place.storage.stream(hash);
    for await (const _piece of pieces) break;
    expect(pieces.destroyed).toBe(true);
    expect((await place.storage.get(hash)).equals(content)).toBe(true);
  });
});
