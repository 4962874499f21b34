import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { hashOf, keyOf } from '../content-hash.js';
import { DocumentStorage } from '../document-storage.js';
import type { DocumentStream, StoredDocument } from '../document-storage.js';
import { DocumentDamaged, DocumentMissing } from '../storage-errors.js';
import { verifiedContent } from '../verified-content.js';
import type { S3Client } from './s3-client.js';
import { StorageRefused } from './s3-refused.js';

/**
 * A bucket of an S3 service: `ab/abcdef…`, as in the folder. Content goes there in one request that carries its length and
 * its signed hash, so the service takes all of it or nothing, and only where nothing lies under the key.
 */
export class S3DocumentStorage extends DocumentStorage {
  private readonly client: S3Client;

  constructor(client: S3Client) {
    super();
    this.client = client;
  }

  async put(content: Uint8Array): Promise<StoredDocument> {
    const sha256 = hashOf(content);
    const there = await this.sizeOf(sha256);
    // The same size is proof enough here: the service checked the hash when it took the content, and `get` checks it again.
    if (there === undefined) await this.putWhereNothingLies(sha256, content);
    else if (there !== content.byteLength) await this.write(sha256, content, {});
    return { sha256, bytes: content.byteLength };
  }

  async get(sha256: string): Promise<Buffer> {
    const content = await this.read(sha256, async (answer) => buffer(answer));
    if (hashOf(content) !== sha256) throw new DocumentDamaged(sha256);
    return content;
  }

  async stream(sha256: string): Promise<DocumentStream> {
    return this.read(sha256, async (answer) => ({ bytes: Number(answer.headers['content-length']), content: verifiedContent(answer, sha256) }));
  }

  async has(sha256: string): Promise<boolean> {
    return (await this.sizeOf(sha256)) !== undefined;
  }

  /** Asks for empty content: whether it is there does not matter, that the service answers does. */
  async check(): Promise<void> {
    await this.has(hashOf(new Uint8Array()));
  }

  private async read<T>(sha256: string, take: (answer: IncomingMessage) => Promise<T>): Promise<T> {
    return this.client.call({ method: 'GET', key: keyOf(sha256) }, take).catch((error: unknown) => {
      throw isNo(error, 'NoSuchKey') ? new DocumentMissing(sha256) : error;
    });
  }

  /** Asked with the first byte, since only an answer with a body says what is wrong: HEAD calls a wrong bucket and a missing key alike. */
  private async sizeOf(sha256: string): Promise<number | undefined> {
    try {
      return await this.client.call({ method: 'GET', key: keyOf(sha256), headers: { range: 'bytes=0-0' } }, async (answer) => {
        const { 'content-range': range, 'content-length': length } = answer.headers;
        // A service that knows no ranges sends everything; its length is all that is wanted.
        if (range === undefined) answer.destroy();
        else await buffer(answer);
        return Number(range?.split('/')[1] ?? length);
      });
    } catch (error) {
      if (isNo(error, 'NoSuchKey')) return undefined;
      // Only empty content has no first byte.
      if (isNo(error, 'InvalidRange')) return 0;
      throw error;
    }
  }

  private async putWhereNothingLies(sha256: string, content: Uint8Array): Promise<void> {
    try {
      await this.write(sha256, content, { 'if-none-match': '*' });
    } catch (error) {
      // Another writer was first, or an earlier attempt of this one whose answer was lost: the content is there.
      if (isNo(error, 'PreconditionFailed')) return;
      // Some services cannot write on a condition. Equal content under one key is the same either way.
      if (!isNo(error, 'NotImplemented')) throw error;
      await this.write(sha256, content, {});
    }
  }

  private async write(sha256: string, content: Uint8Array, headers: Readonly<Record<string, string>>): Promise<void> {
    await this.client.call({ method: 'PUT', key: keyOf(sha256), body: content, headers }, async (answer) => buffer(answer));
  }
}

function isNo(error: unknown, s3Code: string): boolean {
  return error instanceof StorageRefused && error.s3Code === s3Code;
}
