import { createHash } from 'node:crypto';

/**
 * Number of a pack code from what the pack is: the same batch on any machine gives the same code, and nothing about a
 * person can be read from it (D96). `salt` > 0 only after a collision.
 */
export function packNumber(key: string, salt: number): number {
  const digest = createHash('sha256').update(`${key}|${salt}`).digest();
  return Number(digest.readBigUInt64BE(0) % 1_000_000_000_000n);
}
