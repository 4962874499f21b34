import { describe, expect, it } from '@jest/globals';
import { buildAppearancePages, buildAppearanceSheets } from '@cyclefill/domain/documents';
import { renderAppearancePages, renderAppearanceSheets } from './appearance-notice.renderer.js';
import { checked, misplacedWords, missingFrom, pageTexts, stringsOf } from './read-back.builder.js';
import { LOOKS_CHANGES, anAppearance } from '../../../test/builders/appearance.builder.js';
import { A_RESIDENT } from '../../../test/builders/order-print.builder.js';

describe('what looks different, on paper', () => {
  it.each(['letter', 'a4'] as const)('prints every string of the models on %s, inside the page, however many there are', async (paper) => {
    const many = Array.from({ length: 30 }, (_, index) => LOOKS_CHANGES.slice(0, 1).map((change) => ({ ...change, rxNumber: String(600_000 + index), was: { ...change.was, maker: 'Laboratories of a very long name '.repeat(4) } }))).flat();
    const input = anAppearance({ paper });
    for (const each of [input, { ...input, residents: [{ resident: A_RESIDENT, wing: 'South', code: 'R1', changes: many }] }]) {
      const [sheets, pages] = [buildAppearanceSheets(each), buildAppearancePages(each)];
      for (const [models, drawn] of [[sheets, await renderAppearanceSheets(sheets)], [pages, await renderAppearancePages(pages)]] as const) {
        const texts = pageTexts(drawn.bytes);
        for (const { kind: _kind, paper: _paper, identity: _identity, ...printed } of models) {
          const { resident: _resident, ...own } = { resident: null, ...printed };
          expect(missingFrom(texts.join(''), stringsOf(own))).toEqual([]);
        }
        expect(misplacedWords(drawn.bytes)).toBe(0);
        expect(checked(drawn.bytes)).toContain('No syntax or stream encoding errors');
      }
    }
  });
});
