import { describe, expect, it } from '@jest/globals';
import { renderManifest } from './manifest.renderer.js';
import { checked, misplacedWords, missingFrom, pageTexts, stringsOf } from './read-back.builder.js';
import { sampleManifest } from './sample-models.builder.js';

describe('delivery manifest', () => {
  it.each(['letter', 'a4'] as const)('prints every string of its model on %s, pages counted through', async (paper) => {
    const model = sampleManifest({ paper });
    const [open, controlled] = model.sheets;
    if (open === undefined || controlled === undefined) throw new Error('the sample has two sheets');
    const [wing] = open.wings;
    const people = Array.from({ length: 40 }, (_, index) => ({ ...(wing?.people[0] ?? { name: '', lines: [] }), recordNumber: `R${1000 + index}` }));
    const totes = Array.from({ length: 8 }, (_, index) => ({ code: `T-006196${index}-8`, words: ['North', 'no seal', `${index} items of this list`] }));
    const long = { ...model, sheets: [{ ...open, totes, wings: [...open.wings, { title: 'West: 120 items for 40 residents', people }] }, controlled] };
    for (const each of [model, long]) {
      const { bytes, pages } = await renderManifest(each);
      const texts = pageTexts(bytes);
      const { kind: _kind, paper: _paper, identity: _identity, ...printed } = each;
      expect(missingFrom(texts.join(''), stringsOf(printed))).toEqual([]);
      expect(misplacedWords(bytes)).toBe(0);
      texts.forEach((text, index) => expect(text).toContain(`page${index + 1}of${pages}`));
      expect(texts.at(-1)).toContain('Deliverymanifest:controlleddrugs');
      expect(checked(bytes)).toContain('No syntax or stream encoding errors');
    }
  });
});
