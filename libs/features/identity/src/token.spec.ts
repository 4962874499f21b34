import { describe, expect, it } from '@jest/globals';
import { hashOfToken, looksLikeToken, newToken } from './token.js';

describe('bearer tokens', () => {
  it('carry 256 bits behind their prefix and are never the same', () => {
    const tokens = Array.from({ length: 1000 }, () => newToken());
    expect(tokens.every((token) => looksLikeToken(token) && Buffer.from(token.slice(3), 'base64url').length === 32)).toBe(true);
    expect(new Set(tokens).size).toBe(tokens.length);
  });

  it.each(['', 'cf_', 'cf_short', `xx_${'a'.repeat(43)}`, `cf_${'a'.repeat(44)}`, `cf_${'a'.repeat(42)}'`])('are not %j', (text) => {
    expect(looksLikeToken(text)).toBe(false);
  });

  it('are kept as 32 bytes from which they cannot be read', () => {
    const token = newToken();
    expect(hashOfToken(token)).toHaveLength(32);
    expect(hashOfToken(token).toString('latin1')).not.toContain(token);
  });
});
