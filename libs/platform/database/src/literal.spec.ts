import { describe, expect, it } from '@jest/globals';
import { literal } from './literal.js';

describe('a value as a literal of SQL', () => {
  it('is quoted, whatever it holds', () => {
    expect(literal("O'Hara")).toBe("'O''Hara'");
    expect(literal(String.raw`back\slash`)).toBe(String.raw` E'back\\slash'`);
    expect(literal(new Date('2026-12-01T12:00:00Z'))).toBe("'2026-12-01T12:00:00.000Z'");
    expect(literal(['a"b', String.raw`c\d`, ''])).toBe(String.raw` E'{"a\\"b","c\\\\d",""}'`);
  });

  it('is bare where nothing can be in it', () => {
    expect([null, 5, -1.5, true].map(literal)).toEqual(['null', '5', '-1.5', 'true']);
  });

  it('is refused where it is missing or has none', () => {
    expect(() => literal(undefined)).toThrow('a parameter is missing');
    expect(() => literal([1])).toThrow('only arrays of texts');
    expect(() => literal(Buffer.of(1))).toThrow('has no literal');
  });
});
