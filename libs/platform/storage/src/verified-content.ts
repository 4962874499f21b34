import { createHash } from 'node:crypto';
import { type Readable, Transform, pipeline } from 'node:stream';
import { DocumentDamaged } from './storage-errors.js';

/**
 * Passes content on while it is hashed. The last piece is held back until the hash is known to be right, so a reader who
 * counts bytes never takes damaged content for whole; it ends with DocumentDamaged instead.
 */
export function verifiedContent(source: Readable, sha256: string): Readable {
  const hash = createHash('sha256');
  let held: Buffer | undefined;
  const check = new Transform({
    transform(piece: Buffer, _encoding, done): void {
      hash.update(piece);
      const ready = held;
      held = piece;
      done(null, ready);
    },
    flush(done): void {
      if (hash.digest('hex') === sha256) done(null, held);
      else done(new DocumentDamaged(sha256));
    },
  });
  // What ends one ends the other: a reader who leaves closes the file or the connection behind it.
  return pipeline(source, check, () => undefined);
}
