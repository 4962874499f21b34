import { describe, expect, it } from '@jest/globals';
import type { PrescriberPageModel } from '@cyclefill/domain/documents';
import { renderPrescriberPage } from './prescriber-page.renderer.js';
import { checked, misplacedWords, missingFrom, pageTexts, stringsOf } from './read-back.builder.js';
import { sampleClarification, sampleRenewal } from './sample-models.builder.js';

async function expectOnePage(model: PrescriberPageModel): Promise<void> {
  const { bytes } = await renderPrescriberPage(model);
  const texts = pageTexts(bytes);
  const { kind: _kind, paper: _paper, identity: _identity, ...printed } = model;
  expect(texts).toHaveLength(1);
  expect(missingFrom(texts.join(''), stringsOf(printed))).toEqual([]);
  expect(misplacedWords(bytes)).toBe(0);
  expect(checked(bytes)).toContain('No syntax or stream encoding errors');
}

describe('a page to a prescriber', () => {
  it('prints every string of its model on one page, on Letter and on A4', async () => {
    await expectOnePage(sampleClarification());
    await expectOnePage(sampleClarification({ paper: 'a4' }));
    await expectOnePage(sampleRenewal());
    await expectOnePage(sampleRenewal({ paper: 'a4' }));
  });

  it('stays one page with all questions that there are, long directions and no resident', async () => {
    const [first] = sampleClarification().questions;
    const questions = Array.from({ length: 17 }, (_, index) => ({ text: first?.text ?? '', rule: 'R207', number: `${index + 1}` }));
    await expectOnePage(sampleClarification({ questions, resident: 'Resident not identified', received: [{ label: 'Directions', value: 'Give one tablet by mouth every morning with food. '.repeat(4).trim() }] }));
  });

  it('goes on to further pages with more questions than one has room to answer, each with its head, and loses none', async () => {
    const [first] = sampleClarification().questions;
    const questions = Array.from({ length: 40 }, (_, index) => ({ text: `${index + 1} ${first?.text ?? ''} `.repeat(3).trim(), rule: 'R305', number: `${index + 1}` }));
    const model = sampleClarification({ questions });
    const { bytes } = await renderPrescriberPage(model);
    const texts = pageTexts(bytes);
    expect(texts.length).toBeGreaterThan(2);
    expect(texts.every((text) => missingFrom(text, [model.title, model.resident]).length === 0)).toBe(true);
    expect(missingFrom(texts.join(''), questions.map(({ text }) => text))).toEqual([]);
    expect(misplacedWords(bytes)).toBe(0);
  });

  it('is the same to the byte however often it is drawn', async () => {
    expect((await renderPrescriberPage(sampleClarification())).bytes).toEqual((await renderPrescriberPage(sampleClarification())).bytes);
  });
});
