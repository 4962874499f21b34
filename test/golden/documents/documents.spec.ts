import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { type RenderedPdf, renderCardLabels, renderCards, renderClarification, renderLeave, renderManifest, renderMars, renderPickList, renderPouches, renderWeekSheets } from '@cyclefill/pdf';
import { pageTexts } from '../../../libs/pdf/src/read-back.builder.js';
import { sampleCard, sampleClarification, sampleContainerLabel, sampleHome, sampleLeave, sampleManifest, sampleMar } from '../../../libs/pdf/src/sample-models.builder.js';
import { sampleCalendar, samplePickList, samplePlacedPickList, samplePouches, sampleWeek } from '../../../libs/pdf/src/sample-packs.builder.js';

const PAPERS: readonly (readonly [string, () => Promise<RenderedPdf>])[] = [
  ['MAR, Letter', () => renderMars([sampleMar()])],
  ['MAR, A4', () => renderMars([sampleMar({ paper: 'a4' })])],
  ['card face', () => renderCards([sampleCard()])],
  ['card label', () => renderCardLabels([sampleCard()])],
  ['weekly sheet, Letter', () => renderWeekSheets([sampleWeek()])],
  ['weekly sheet, A4', () => renderWeekSheets([sampleWeek({ paper: 'a4' })])],
  ['calendar', () => renderWeekSheets([sampleCalendar()])],
  ['pouches', () => renderPouches([samplePouches()])],
  ['list for home', () => renderLeave(sampleHome())],
  ['pick list', () => renderPickList(samplePickList())],
  ['pick list, place by place', () => renderPickList(samplePlacedPickList())],
  ['container label', () => renderCardLabels([sampleContainerLabel()])],
  ['leave paper, Letter', () => renderLeave(sampleLeave())],
  ['leave paper, A4', () => renderLeave(sampleLeave({ paper: 'a4' }))],
  ['delivery manifest, Letter', () => renderManifest(sampleManifest())],
  ['delivery manifest, A4', () => renderManifest(sampleManifest({ paper: 'a4' }))],
  ['clarification', () => renderClarification(sampleClarification())],
];

/** A change of any byte shows here; the text beside the hash says what changed on paper. */
describe('papers, to the byte', () => {
  it.each(PAPERS)('%s', async (_, render) => {
    const { bytes, pages } = await render();
    expect({ pages, sha256: createHash('sha256').update(bytes).digest('hex'), text: pageTexts(bytes) }).toMatchSnapshot();
  });
});
