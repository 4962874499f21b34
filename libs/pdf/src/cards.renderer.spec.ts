import { describe, expect, it } from '@jest/globals';
import type { CardModel } from '@cyclefill/domain/documents';
import { renderCards } from './card-face.renderer.js';
import { renderCardLabels } from './card-label.renderer.js';
import { checked, misplacedWords, missingFrom, pageTexts, stringsOf, symbolsAt } from './read-back.builder.js';
import { sampleCard, sampleResident } from './sample-models.builder.js';

const labelStrings = ({ label, resident, packId }: CardModel): readonly string[] => [...stringsOf(label).flatMap((text) => text.split(/ {2,}/)), resident.name, resident.room, packId];
const faceStrings = (model: CardModel): readonly string[] => [...labelStrings(model), ...stringsOf([model.weekdays, model.firstDose, model.lastDose, model.otherCards, model.nextCardDue]), ...model.cavities.flatMap(({ left, date, units }) => [String(left), date, units ?? ''])];

const numbered = (word: string, count: number): string => Array.from({ length: count }, (_, index) => `${word}${1000 + index}`).join(' ');

describe('card', () => {
  it('prints every string of its model on label and face', async () => {
    const model = sampleCard();
    const [labels, faces] = [await renderCardLabels([model]), await renderCards([model])];
    expect([labels.pages, faces.pages]).toEqual([1, 1]);
    expect(missingFrom(pageTexts(labels.bytes).join(''), labelStrings(model))).toEqual([]);
    expect(missingFrom(pageTexts(faces.bytes).join(''), faceStrings(model))).toEqual([]);
    expect(checked(faces.bytes)).toContain('No syntax or stream encoding errors');
    expect(checked(labels.bytes)).toContain('No syntax or stream encoding errors');
  });

  it.each([203, 300])('has a symbol that reads as the pack id at %i dpi', async (dpi) => {
    const model = sampleCard();
    expect((await symbolsAt((await renderCardLabels([model])).bytes, dpi))[0]).toEqual([model.packId]);
    expect((await symbolsAt((await renderCards([model])).bytes, dpi))[0]).toEqual([model.packId]);
  });

  it.each([
    ['a third line of directions', sampleResident({ name: 'JASPER, Shane' }), 'Give 2 capsules by mouth every morning with breakfast and a full glass of water.'],
    ['a name of two lines', sampleResident({ name: 'FEATHERSTONE, Marguerite' }), 'Give 1 capsule by mouth twice a day.'],
  ])('keeps one label for %s', async (_, resident, directions) => {
    const model = sampleCard({ label: { ...sampleCard().label, cautions: [], directions }, resident });
    const { bytes, pages } = await renderCardLabels([model]);
    expect(pages).toBe(1);
    expect(misplacedWords(bytes)).toBe(0);
    expect(missingFrom(pageTexts(bytes).join(''), labelStrings(model))).toEqual([]);
    expect((await symbolsAt(bytes, 203))[0]).toEqual([model.packId]);
  });

  it('goes on in further labels rather than drop or shrink a text', async () => {
    const { label } = sampleCard();
    const model = sampleCard({
      label: { ...label, drug: { name: 'sulfamethoxazole-trimethoprim-extraquine', strength: '1,600 mg-320 mg', form: 'extended-release tablet' }, directions: numbered('step', 60), cautions: ['Hazardous drug: wear gloves.', 'Swallow whole. Do not crush or chew.', 'Controlled: sign the count sheet for each dose.'] },
      resident: sampleResident({ name: numbered('name', 50) }), otherCards: `other cards: ${['0600', '0800', '1000', '1200', '1400', '1600', '1800', '2000', '2200'].join(', evening ')}`,
    });
    for (const render of [renderCardLabels, renderCards]) {
      const { bytes, pages } = await render([model]);
      const texts = pageTexts(bytes);
      expect(texts[1]).toContain(`label2of${pages}`);
      expect(missingFrom(texts.join(''), labelStrings(model))).toEqual([]);
      expect(misplacedWords(bytes)).toBe(0);
      expect((await symbolsAt(bytes, 203))[0]).toEqual([model.packId]);
    }
    expect(missingFrom(pageTexts((await renderCards([model])).bytes).join(''), faceStrings(model))).toEqual([]);
  });

  it('says where the other cards are, also when every cavity is filled', async () => {
    const { cavities } = sampleCard();
    const full = Array.from({ length: 35 }, (_, position) => ({ ...(cavities[0] ?? { units: null, last: false, date: '' }), position, left: 35 - position, date: '12/07' }));
    const model = sampleCard({ capacity: 35, cavities: full, otherCards: `other cards: ${['0600', '0800', '1000', '1200', '1400', '1600', '1800', '2000', '2200'].join(', evening ')}` });
    const { bytes } = await renderCards([model]);
    expect(missingFrom(pageTexts(bytes).join(''), faceStrings(model))).toEqual([]);
    expect(misplacedWords(bytes)).toBe(0);
  });

  it('names the drug again on a label that goes on', async () => {
    const { label } = sampleCard();
    const model = sampleCard({ label: { ...label, drug: { name: 'sulfamethoxazole-trimethoprim', strength: '800 mg-160 mg', form: 'tablet' }, directions: numbered('step', 12) } });
    const texts = pageTexts((await renderCardLabels([model])).bytes);
    expect(texts.length).toBeGreaterThan(1);
    expect(texts.every((text) => text.includes('sulfamethoxazole-trimethoprim800mg-160mgtablet'))).toBe(true);
  });

  it('has one label for a usual order of several passes', async () => {
    const { label } = sampleCard();
    const model = sampleCard({
      packId: 'K-665892962650-6', resident: sampleResident({ name: 'SMITH-OKOYE, Louella', room: 'North 101-A' }),
      label: { ...label, drug: { name: 'carvedilol', strength: '12.5 mg', form: 'tablet' }, schedule: null, cautions: [], pass: { word: 'EVENING', bars: 3, clock: '1700' }, directions: 'Give 1 tablet by mouth twice a day with food.', passNote: 'This card: the evening dose.', purpose: 'For high blood pressure.', reference: [...label.reference.slice(0, -1), 'Pharmacy 555-0199   K-665892962650-6'] },
    });
    const { bytes, pages } = await renderCardLabels([model]);
    expect([pages, misplacedWords(bytes)]).toEqual([1, 0]);
    expect(missingFrom(pageTexts(bytes).join(''), labelStrings(model))).toEqual([]);
    expect((await symbolsAt(bytes, 203))[0]).toEqual([model.packId]);
  });

  it('keeps drug, cautions and Rx on the first label and says on each further one whose, when, what and which Rx', async () => {
    const { label } = sampleCard();
    const cautions = ['Hazardous drug: wear gloves.', 'Swallow whole. Do not crush or chew.', 'Controlled: sign the count sheet for each dose.'];
    const model = sampleCard({ label: { ...label, drug: { name: 'sulfamethoxazole-trimethoprim', strength: '800 mg-160 mg', form: 'tablet' }, directions: numbered('step', 30), cautions } });
    const { bytes } = await renderCardLabels([model]);
    const [first = '', ...further] = pageTexts(bytes);
    expect(missingFrom(first, [...cautions, 'sulfamethoxazole-trimethoprim 800 mg-160 mg tablet', 'Rx 600196', 'Directions go on: see label 2.'])).toEqual([]);
    expect(further.length).toBeGreaterThan(0);
    for (const text of further) expect(missingFrom(text, ['JASPER, Shane', 'MORNING', '0900', 'sulfamethoxazole-trimethoprim 800 mg-160 mg tablet', 'Rx 600196, continued'])).toEqual([]);
    expect(misplacedWords(bytes)).toBe(0);
  });

  it('shows what a cavity holds when that is not one unit, and crosses out the rest of the card', async () => {
    const model = sampleCard({ columns: 6, capacity: 30, weekdays: [], cavities: [{ position: 0, left: 2, date: '12/07', units: '½', last: true }, { position: 7, left: 1, date: '12/08', units: '2', last: true }] });
    const [text = ''] = pageTexts((await renderCards([model])).bytes);
    expect(text).toContain('×½');
    expect(text.split('empty')).toHaveLength(29);
  });

  it('for a time away says so, and not that the order ends', async () => {
    const [text = ''] = pageTexts((await renderCards([sampleCard({ nextCardDue: null, takenAlone: true })])).bytes);
    expect([missingFrom(text, ['Number = doses left before you take this dose.', 'For the time away: no next card.']), text.includes('theorderends')]).toEqual([[], false]);
  });

  it('makes the same bytes from the same models', async () => {
    const models = [sampleCard(), sampleCard({ packId: 'K-0061964-1' })];
    expect(Buffer.from((await renderCards(models)).bytes).equals(Buffer.from((await renderCards(models)).bytes))).toBe(true);
  });
});
