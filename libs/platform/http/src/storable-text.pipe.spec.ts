import { describe, expect, it } from '@jest/globals';
import { unstorableTexts } from './storable-text.pipe.js';

describe('text that no column takes', () => {
  it('is found wherever it stands, and named by its place alone', () => {
    const found = unstorableTexts({ reason: 'a\u0000', content: { lines: ['fine', '\uD800 half'], 'a/b': '\uDC00' } });
    expect(found.map(({ pointer }) => pointer)).toEqual(['/reason', '/content/lines/1', '/content/a~1b']);
  });

  it('is not a letter of any language, nor a picture of two surrogates', () => {
    expect(unstorableTexts({ name: 'Zoë Ω שלום 😀', count: 3, none: null, flag: true })).toEqual([]);
    expect(unstorableTexts('\u0000')).toMatchObject([{ pointer: '' }]);
  });
});
