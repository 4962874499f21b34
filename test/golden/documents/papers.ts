import { buildAppearancePages, buildAppearanceSheets, buildCheckSheet, buildCompoundingRecord, buildCountSheets, buildEditList, buildFillGuide, buildInfusionLabels, buildReconciliationForm, buildReconciliationQuestions, buildReviewLetter } from '@cyclefill/domain/documents';
import { type RenderedPdf, renderAppearancePages, renderAppearanceSheets, renderCalibration, renderCardLabels, renderCards, renderChangeSheets, renderCheckSheets, renderCompoundingRecord, renderCountSheets, renderDowntimeKits, renderEditLists, renderPrescriberPage, renderFillGuides, renderLeave, renderManifest, renderMars, renderOrderSheets, renderPackChecks, renderPackingRecords, renderPickList, renderPouches, renderRecallSheet, renderReconciliationForm, renderReviewLetter, renderWeekSheets } from '@cyclefill/pdf';
import { anAppearance } from '../../builders/appearance.builder.js';
import { A_COMPARISON, aBenchCard, aBenchPack, aBenchStrip, aPackingRecord } from '../../builders/bench-pack.builder.js';
import { richEditList } from '../../builders/edit-list.builder.js';
import { AN_IDENTITY } from '../../builders/order-print.builder.js';
import { aPrepared, anInfusion } from '../../builders/prepared.builder.js';
import { aReconciliation, anOpenReconciliation } from '../../builders/reconciliation-form.builder.js';
import { aReview } from '../../builders/review-letter.builder.js';
import { type FacilityForm, richCard, richContainerLabel, richMars, richOrderSheet, richWeek } from '../../builders/facility-papers.builder.js';
import { sampleCard, sampleClarification, sampleContainerLabel, sampleHome, sampleLeave, sampleManifest, sampleMar, sampleRenewal } from '../../../libs/pdf/src/sample-models.builder.js';
import { sampleCalendar, sampleChangeSheet, sampleDowntimeKit, samplePackCheck, samplePickList, samplePlacedPickList, samplePouches, sampleRecall, sampleWeek } from '../../../libs/pdf/src/sample-packs.builder.js';
import { aCalibration, aPrnLog, aRecord, aWarfarinRecord, anOrderSheet } from './record-papers.js';

const RECORD = { ...AN_IDENTITY, id: 'COMPOUND-I-0041207-7', revision: 2, replaces: 1 };
const A_PHARMACY = { name: 'Sample Pharmacy', address: '1 Main Street', phone: '555-0100' };
const INTERNATIONAL: FacilityForm = { dates: 'international' };

/** Every paper once in each of its forms, by name: what is held to the byte and what the gallery shows. */
export const PAPERS: readonly (readonly [string, () => Promise<RenderedPdf>])[] = [
  ['MAR, Letter', () => renderMars([sampleMar()])],
  ['MAR, A4', () => renderMars([sampleMar({ paper: 'a4' })])],
  ['TAR, Letter', () => renderMars([aRecord('treatment')])],
  ['TAR, A4', () => renderMars([aRecord('treatment', { paper: 'a4' })])],
  ['insulin sheet, Letter', () => renderMars([aRecord('insulin')])],
  ['insulin sheet, A4', () => renderMars([aRecord('insulin', { paper: 'a4' })])],
  ['PRN log, Letter', () => renderMars([aPrnLog()])],
  ['PRN log, A4', () => renderMars([aPrnLog('a4')])],
  ['MAR as a draft, Letter', () => renderMars([{ ...aRecord('medication'), identity: { ...aRecord('medication').identity, draft: true } }])],
  ['edit list, Letter', () => renderEditLists([buildEditList(richEditList())])],
  ['edit list, A4', () => renderEditLists([buildEditList(richEditList({ paper: 'a4' }))])],
  ['MAR with warfarin, Letter', () => renderMars([aWarfarinRecord()])],
  ['MAR with warfarin, A4', () => renderMars([aWarfarinRecord('a4')])],
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
  ['what looks different, by wing, Letter', () => renderAppearanceSheets(buildAppearanceSheets(anAppearance()))],
  ['what looks different, by wing, A4', () => renderAppearanceSheets(buildAppearanceSheets(anAppearance({ paper: 'a4' })))],
  ['what looks different, by resident, Letter', () => renderAppearancePages(buildAppearancePages(anAppearance()))],
  ['what looks different, by resident, A4', () => renderAppearancePages(buildAppearancePages(anAppearance({ paper: 'a4' })))],
  ['infusion label', () => renderCardLabels(buildInfusionLabels(anInfusion()))],
  ['compounding record, Letter', () => renderCompoundingRecord(buildCompoundingRecord({ paper: 'letter', ...anInfusion(), identity: RECORD }))],
  ['compounding record, A4', () => renderCompoundingRecord(buildCompoundingRecord({ paper: 'a4', ...anInfusion({ checked: { at: aPrepared().preparedAt, by: 'Pam Example', rejected: 'particles in the bag' } }), identity: RECORD }))],
  ['recall, Letter', () => renderRecallSheet(sampleRecall())],
  ['recall, A4', () => renderRecallSheet(sampleRecall({ paper: 'a4', closure: null }))],
  ['MAR with international dates, Letter', () => renderMars(richMars('hours', INTERNATIONAL))],
  ['MAR with international dates, A4', () => renderMars(richMars('hours', { ...INTERNATIONAL, paper: 'a4' }))],
  ['MAR of a rich resident, by hours, Letter', () => renderMars(richMars('hours'))],
  ['MAR by passes, Letter', () => renderMars(richMars('passes'))],
  ['MAR by passes, A4', () => renderMars(richMars('passes', { paper: 'a4' }))],
  ['MAR in large print, Letter', () => renderMars(richMars('large'))],
  ['MAR in large print, A4', () => renderMars(richMars('large', { ...INTERNATIONAL, paper: 'a4' }))],
  ['order sheet by kind, Letter', () => renderOrderSheets([richOrderSheet('kind')])],
  ['order sheet by kind, A4', () => renderOrderSheets([richOrderSheet('kind', { ...INTERNATIONAL, paper: 'a4' })])],
  ['order sheet by prescriber, Letter', () => renderOrderSheets([richOrderSheet('prescriber')])],
  ['order sheet by prescriber, A4', () => renderOrderSheets([richOrderSheet('prescriber', { ...INTERNATIONAL, paper: 'a4' })])],
  ['order sheet as a recap, Letter', () => renderOrderSheets([richOrderSheet('recap')])],
  ['order sheet as a recap, A4', () => renderOrderSheets([richOrderSheet('recap', { ...INTERNATIONAL, paper: 'a4' })])],
  ['card label for a nurse, international dates', () => renderCardLabels([richCard('nurse', INTERNATIONAL), richContainerLabel('nurse', INTERNATIONAL)])],
  ['card label for the resident', () => renderCardLabels([richCard('self'), richContainerLabel('self')])],
  ['card label for the resident, international dates', () => renderCardLabels([richCard('self', INTERNATIONAL), richContainerLabel('self', INTERNATIONAL)])],
  ['card face for the resident', () => renderCards([richCard('self', INTERNATIONAL)])],
  ['weekly sheet for the resident, Letter', () => renderWeekSheets([richWeek('self')])],
  ['weekly sheet for the resident, A4', () => renderWeekSheets([richWeek('self', { ...INTERNATIONAL, paper: 'a4' })])],
  ['downtime kit, Letter', () => renderDowntimeKits([sampleDowntimeKit()])],
  ['downtime kit, A4', () => renderDowntimeKits([sampleDowntimeKit({ paper: 'a4' })])],
  ['clarification', () => renderPrescriberPage(sampleClarification())],
  ['reconciliation form, Letter', () => renderReconciliationForm(buildReconciliationForm(anOpenReconciliation()))],
  ['reconciliation form, A4', () => renderReconciliationForm(buildReconciliationForm(aReconciliation({ paper: 'a4' })))],
  ['reconciliation questions, Letter', () => renderPrescriberPage(buildReconciliationQuestions(anOpenReconciliation(), A_PHARMACY, 'Example Attending MD · NPI 1234567893'))],
  ['reconciliation questions, A4', () => renderPrescriberPage(buildReconciliationQuestions(anOpenReconciliation({ paper: 'a4' }), A_PHARMACY, 'Example Attending MD · NPI 1234567893'))],
  ['regimen review, Letter', () => renderReviewLetter(buildReviewLetter(aReview()))],
  ['regimen review, A4', () => renderReviewLetter(buildReviewLetter(aReview({ paper: 'a4', irregularities: [], note: '' })))],
  ['renewal request, Letter', () => renderPrescriberPage(sampleRenewal())],
  ['renewal request, A4', () => renderPrescriberPage(sampleRenewal({ paper: 'a4' }))],
];
