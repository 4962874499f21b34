import { describe, expect, it } from '@jest/globals';
import { renderChangeSheets } from './change-sheet.renderer.js';
import { checked, misplacedWords, missingFrom, pageTexts, stringsOf } from './read-back.builder.js';
import { sampleChangeSheet } from './sample-packs.builder.js';

describe('change sheet', () => {
  it.each(['letter', 'a4'] as const)('prints every string of its model on %s, a facility after the other, also where nothing changed', async (paper) => {
    const model = sampleChangeSheet({ paper });
    const [wing] = model.wings;
    const long = { ...model, wings: Array.from({ length: 9 }, (_, index) => ({ title: `Wing ${index}: 2 residents`, people: Array.from({ length: 2 }, (_own, nth) => ({ ...(wing?.people[0] ?? { name: '', lines: [] }), identifiers: `R${index}${nth}` })) })) };
    const none = { ...model, facility: 'Quiet House', wings: [] };
    const { bytes, pages } = await renderChangeSheets([model, long, none]);
    const texts = pageTexts(bytes);
    for (const each of [model, long, none]) {
      const { kind: _kind, paper: _paper, identity: _identity, ...printed } = each;
      expect(missingFrom(texts.join(''), stringsOf(printed))).toEqual([]);
    }
    expect(texts[0]).toContain('page1of1');
    expect(texts.at(-1)).toContain('Nothingisnew,changed,stopped,ofanothermakerorowed.');
    expect(pages).toBe(texts.length);
    expect(misplacedWords(bytes)).toBe(0);
    expect(checked(bytes)).toContain('No syntax or stream encoding errors');
  });
});
