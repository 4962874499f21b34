import { describe, expect, it } from '@jest/globals';
import { pageTexts, symbolsAt } from '../../../libs/pdf/src/read-back.builder.js';
import { SYMBOL_DPI } from '../../support/law-runs.js';
import { PAPERS } from './papers.js';

/** Codes of ours as papers print them beside their symbols: packs, residents, containers, totes. */
const OWN_CODE = /[A-Z]-\d{6,12}-\d/u;

describe('every symbol of every paper', () => {
  it.each(PAPERS)('%s: is read at the dots of a printer, says what stands beside it, and is where it was', async (_, render) => {
    const { bytes } = await render();
    const texts = pageTexts(bytes);
    // A symbol always has its code beside it: what prints none has none, and need not be rastered.
    if (!texts.some((text) => OWN_CODE.test(text))) return;
    let coarse: readonly (readonly string[])[] | null = null;
    for (const dpi of SYMBOL_DPI) {
      const read = await symbolsAt(bytes, dpi);
      for (const [page, symbols] of read.entries()) for (const symbol of symbols) expect(texts[page]).toContain(symbol);
      coarse ??= read;
      expect(read).toEqual(coarse);
    }
    expect(coarse).toMatchSnapshot();
  });
});
