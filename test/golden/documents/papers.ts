import { buildCheckSheet, buildCountSheets, buildFillGuide } from '@cyclefill/domain/documents';
import { type RenderedPdf, renderCalibration, renderCardLabels, renderCards, renderChangeSheets, renderCheckSheets, renderCountSheets, renderPrescriberPage, renderFillGuides, renderLeave, renderManifest, renderMars, renderOrderSheets, renderPackChecks, renderPackingRecords, renderPickList, renderPouches, renderRecallSheet, renderWeekSheets } from '@cyclefill/pdf';
import { A_COMPARISON, aBenchCard, aBenchPack, aBenchStrip, aPackingRecord } from '../../builders/bench-pack.builder.js';
import { sampleCard, sampleClarification, sampleContainerLabel, sampleHome, sampleLeave, sampleManifest, sampleMar, sampleRenewal } from '../../../libs/pdf/src/sample-models.builder.js';
import { sampleCalendar, sampleChangeSheet, samplePackCheck, samplePickList, samplePlacedPickList, samplePouches, sampleRecall, sampleWeek } from '../../../libs/pdf/src/sample-packs.builder.js';
import { aCalibration, aRecord, anOrderSheet } from './record-papers.js';

/** Every paper once in each of its forms, by name: what is held to the byte and what the gallery shows. */
export const PAPERS: readonly (readonly [string, () => Promise<RenderedPdf>])[] = [
  ['MAR, Letter', () => renderMars([sampleMar()])],
  ['MAR, A4', () => renderMars([sampleMar({ paper: 'a4' })])],
  ['TAR, Letter', () => renderMars([aRecord('treatment')])],
  ['TAR, A4', () => renderMars([aRecord('treatment', { paper: 'a4' })])],
  ['insulin sheet, Letter', () => renderMars([aRecord('insulin')])],
  ['insulin sheet, A4', () => renderMars([aRecord('insulin', { paper: 'a4' })])],
  ['order sheet, Letter', () => renderOrderSheets([anOrderSheet()])],
  ['order sheet, A4', () => renderOrderSheets([anOrderSheet('a4')])],
  ['calibration page', () => renderCalibration(aCalibration(), null)],
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
  ['check sheet, Letter', () => renderCheckSheets([buildCheckSheet({ pack: aBenchPack(), previous: 'P-0041999-2', lines: A_COMPARISON })])],
  ['check sheet, A4', () => renderCheckSheets([buildCheckSheet({ pack: aBenchPack({ paper: 'a4' }), previous: 'P-0041999-2', lines: A_COMPARISON })])],
  ['check sheet of a card', () => renderCheckSheets([buildCheckSheet({ pack: aBenchCard(), previous: null, lines: [] })])],
  ['fill guide, Letter', () => renderFillGuides([buildFillGuide({ pack: aBenchPack(), shelf: new Map() })])],
  ['fill guide, A4', () => renderFillGuides([buildFillGuide({ pack: aBenchPack({ paper: 'a4' }), shelf: new Map() })])],
  ['fill guide of a strip', () => renderFillGuides([buildFillGuide({ pack: aBenchStrip(), shelf: new Map() })])],
  ['packing record, Letter', () => renderPackingRecords([aPackingRecord(aBenchPack())])],
  ['packing record, A4', () => renderPackingRecords([aPackingRecord(aBenchPack({ paper: 'a4' }))])],
  ['packs against the record, Letter', () => renderPackChecks([samplePackCheck()])],
  ['packs against the record, A4', () => renderPackChecks([samplePackCheck({ paper: 'a4' })])],
  ['controlled count sheet, Letter', () => renderCountSheets(buildCountSheets(aBenchCard()))],
  ['controlled count sheet, A4', () => renderCountSheets(buildCountSheets(aBenchCard({ paper: 'a4' })))],
  ['change sheet, Letter', () => renderChangeSheets([sampleChangeSheet()])],
  ['change sheet, A4', () => renderChangeSheets([sampleChangeSheet({ paper: 'a4' })])],
  ['recall, Letter', () => renderRecallSheet(sampleRecall())],
  ['recall, A4', () => renderRecallSheet(sampleRecall({ paper: 'a4', closure: null }))],
  ['clarification', () => renderPrescriberPage(sampleClarification())],
  ['renewal request, Letter', () => renderPrescriberPage(sampleRenewal())],
  ['renewal request, A4', () => renderPrescriberPage(sampleRenewal({ paper: 'a4' }))],
];
