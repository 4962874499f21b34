import { describe, expect, it } from '@jest/globals';
import { mediaTypeOf } from './document-type.js';

const bytes = (...values: readonly (number | string)[]): Uint8Array => Buffer.concat(values.map((value) => (typeof value === 'string' ? Buffer.from(value) : Buffer.from([value]))));

describe('what a file is', () => {
  it.each([
    ['application/pdf', bytes('%PDF-1.7\n')],
    ['image/png', bytes(0x89, 'PNG\r\n', 0x1a, '\n', 'IHDR')],
    ['image/jpeg', bytes(0xff, 0xd8, 0xff, 0xe0)],
  ])('is told by its first bytes: %s', (type, content) => expect(mediaTypeOf(content)).toBe(type));

  it.each([['nothing', bytes()], ['a page of HTML', bytes('<html>%PDF-')], ['a PDF that is cut off', bytes('%PDF')], ['a programme', bytes('MZ')]])('%s is none', (_name, content) => {
    expect(mediaTypeOf(content)).toBeNull();
  });
});
