import { describe, expect, it } from '@jest/globals';
import { renderPackChecks } from './pack-check.renderer.js';
import { checked, misplacedWords, missingFrom, pageTexts, stringsOf, symbolsAt } from './read-back.builder.js';
import { samplePackCheck } from './sample-packs.builder.js';

describe('packs against the record', () => {
  it.each(['letter', 'a4'] as const)('print every string of the model on %s; a resident with few orders is one page, with many they go on', async (paper) => {
    const model = samplePackCheck({ paper });
    const long = { ...model, lines: Array.from({ length: 40 }, (_, index) => ({ ...(model.lines[index % 4] ?? model.lines[0]), rx: `Rx ${600_000 + index}` } as (typeof model.lines)[number])) };
    for (const each of [model, long]) {
      const { bytes, pages } = await renderPackChecks([each]);
      const texts = pageTexts(bytes);
      const { kind: _kind, paper: _paper, identity: _identity, resident: _resident, ...printed } = each;
      expect(missingFrom(texts.join(''), stringsOf(printed))).toEqual([]);
      expect(misplacedWords(bytes)).toBe(0);
      texts.forEach((text, index) => expect(text).toContain(`page${index + 1}of${pages}`));
      expect(pages).toBe(each === model ? 1 : texts.length);
      expect(checked(bytes)).toContain('No syntax or stream encoding errors');
    }
  });

  it('bear the symbols of all packs', async () => {
    const { bytes } = await renderPackChecks([samplePackCheck()]);
    expect((await symbolsAt(bytes, 300))[0]).toEqual(samplePackCheck().packs.map(({ code }) => code).toSorted());
  });
});
