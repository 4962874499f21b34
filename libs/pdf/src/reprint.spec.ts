import { describe, expect, it } from '@jest/globals';
import type { DocumentIdentity } from '@cyclefill/domain/documents';
import { renderCardLabels } from './card-label.renderer.js';
import { renderCards } from './card-face.renderer.js';
import { renderLeave } from './leave.renderer.js';
import { renderMars } from './mar.renderer.js';
import { renderPickList } from './pick-list.renderer.js';
import { renderPouches } from './pouch.renderer.js';
import type { RenderedPdf } from './press.js';
import { checked, misplacedWords, missingFrom, pageTexts, stringsOf } from './read-back.builder.js';
import { sampleCard, sampleContainerLabel, sampleIdentity, sampleLeave, sampleMar, sampleResident } from './sample-models.builder.js';
import { samplePickList, samplePouches, sampleWeek } from './sample-packs.builder.js';
import { renderWeekSheets } from './week.renderer.js';
import { renderZplLabels } from './zpl-label.renderer.js';

type Drawing = (change: (identity: DocumentIdentity) => DocumentIdentity) => Promise<RenderedPdf>;

const numbered = (word: string, count: number): string => Array.from({ length: count }, (_, index) => `${word}${1000 + index}`).join(' ');
/** A card whose name and directions need several labels. */
const longCard = (identity: DocumentIdentity): ReturnType<typeof sampleCard> => {
  const { label } = sampleCard();
  return sampleCard({ identity, label: { ...label, directions: numbered('step', 60) }, resident: sampleResident({ name: numbered('name', 50) }) });
};

const PAPERS: readonly (readonly [string, Drawing])[] = [
  ['MAR', (change) => renderMars([sampleMar({ identity: change(sampleMar().identity) })], null)],
  ['card', (change) => renderCards([sampleCard({ identity: change(sampleCard().identity) })])],
  ['label', (change) => renderCardLabels([sampleContainerLabel({ identity: change(sampleContainerLabel().identity) })])],
  ['label of several', (change) => renderCardLabels([longCard(change(sampleCard().identity))])],
  ['week', (change) => renderWeekSheets([sampleWeek({ identity: change(sampleWeek().identity) })])],
  ['pouch', (change) => renderPouches([samplePouches({ identity: change(samplePouches().identity) })])],
  ['pick list', (change) => renderPickList(samplePickList({ identity: change(samplePickList().identity) }))],
  ['leave', (change) => renderLeave(sampleLeave({ identity: change(sampleLeave().identity) }))],
];

describe('a paper that is printed again', () => {
  it.each(PAPERS)('%s: says REPRINT and its number on every page, and nothing of it on its first print', async (_, draw) => {
    const [first, again] = [await draw((identity) => identity), await draw((identity) => ({ ...identity, reprint: 2 }))];
    expect(pageTexts(first.bytes).some((text) => text.includes('REPRINT'))).toBe(false);
    const texts = pageTexts(again.bytes);
    expect(texts.map((text) => text.includes('REPRINT2'))).toEqual(texts.map(() => true));
    expect(misplacedWords(again.bytes)).toBe(0);
    expect(checked(again.bytes)).toContain('No syntax or stream encoding errors');
  });

  it('label: still has every text of its model, on paper and as ZPL', async () => {
    const model = longCard(sampleIdentity({ reprint: 12 }));
    const [{ bytes }, zpl] = [await renderCardLabels([model]), renderZplLabels([model], 203)];
    expect(missingFrom(pageTexts(bytes).join(''), stringsOf([model.label.directions, model.resident.name, 'REPRINT 12']))).toEqual([]);
    const formats = new TextDecoder().decode(zpl.bytes).split('^XA\n').slice(1);
    expect([formats.length, formats.every((format) => format.includes('^FDREPRINT^FS') && format.includes('^FD12^FS'))]).toEqual([pageTexts(bytes).length, true]);
  });
});
