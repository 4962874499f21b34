import { createHash } from 'node:crypto';
import { DocumentMissing } from './storage-errors.js';

const SHA256 = /^[0-9a-f]{64}$/u;

/** Lower-case hex SHA-256. */
export function hashOf(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/**
 * Where content lies in every storage: `ab/abcdef…`. One shape, so that a folder can be copied into a bucket as it is.
 * @throws DocumentMissing for what is no hash: nothing lies there, and no path leads out of the storage.
 */
export function keyOf(sha256: string): string {
  if (!SHA256.test(sha256)) throw new DocumentMissing('(not a hash)');
  return `${sha256.slice(0, 2)}/${sha256}`;
}
