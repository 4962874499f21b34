import { createHash, randomBytes } from 'node:crypto';

const BYTES = 32;
const TOKEN = /^cf_[\w-]{43}$/u;

/** A new bearer token: 256 random bits in base64url behind a prefix by which scanners of leaked secrets know it. */
export function newToken(): string {
  return `cf_${randomBytes(BYTES).toString('base64url')}`;
}

/** Whether the text can be a token at all; spares the database the rest. */
export function looksLikeToken(text: string): boolean {
  return TOKEN.test(text);
}

/** SHA-256 of a token, 32 bytes. A slow hash would add nothing: 256 random bits cannot be guessed. */
export function hashOfToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
