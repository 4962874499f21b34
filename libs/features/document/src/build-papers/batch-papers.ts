import { type Paper, dividedPasses, monthDays } from '@cyclefill/domain/documents';
import { type Day, type DayRange, civilFromDay, formatDay } from '@cyclefill/domain/kernel';
import { CycleListQuery } from '@cyclefill/features/facility';
import { type BatchFacts, type BatchPlan, readBatchPlan, readFacilityCycles, readFillSnapshot, residentContexts } from '@cyclefill/features/fill';
import { readLayout } from '@cyclefill/features/pack';
import { readPickList } from '@cyclefill/features/stock';
import type { Tx } from '@cyclefill/platform/database';
import { readStoppedOrders } from '../data/stopped-orders.query.js';
import { readPrintContext } from '../print-context/print-context.query.js';
import { indexBatch } from './batch-index.js';
import type { BatchSource } from './batch-source.js';
import { buildBatchPickList } from './build-batch-pick-list.js';
import { buildCards } from './build-cards.js';
import { buildShared } from './build-weeks.js';
import { makingOf } from './making.js';
import { type PaperFile, paperFile } from './paper-file.js';
import { RECORD_BOOKS } from './books.js';
import { recordBooks } from './record-books.js';
import type { SheetSource } from './resident-sheets.js';
import { fileNameParts } from './sheet-files.js';

const FIRST = { revision: 1, replaces: null } as const;

/** The days of the month in which a day lies. */
function monthOf(day: Day): DayRange {
  const { year, month } = civilFromDay(day);
  return monthDays(year, month);
}

/** What tells the files of a wing's cycle from those of another with a window from the same day. */
async function wingPart(tx: Tx, { facilityId, fills }: BatchFacts): Promise<string> {
  if (fills === null || fills.wing === null) return '';
  const cycles = await tx.get(CycleListQuery).run('pharmacy', facilityId);
  return `-${fileNameParts(cycles.flatMap(({ wing }) => wing ?? [])).get(fills.wing) ?? fills.wingId}`;
}

async function readSource(tx: Tx, plan: BatchPlan, paper: Paper | null): Promise<BatchSource> {
  const { batch } = plan.snapshot;
  const print = await readPrintContext(tx, batch.facilityId, batch.knownAt, batch.asOfInstant);
  const { settings } = print.facility;
  return {
    plan, print, layout: await readLayout(tx, plan), paper: paper ?? settings.paper,
    picks: await readPickList(tx, batch.id),
    stoppedBy: await readStoppedOrders(tx, batch.id),
    making: makingOf(batch.asOfInstant, batch.zone, FIRST, settings.dates),
    wingPart: await wingPart(tx, batch),
  };
}

/** Packs, labels and pick list of a batch; files that would be empty are left out. */
function packFiles(source: BatchSource): readonly PaperFile[] {
  const { batch } = source.plan.snapshot;
  const index = indexBatch(source);
  const name = (what: string): string => `${what}-${batch.facilityCode}-${formatDay(batch.window.from)}${source.wingPart}`;
  const cards = buildCards(source, index);
  const { weeks, pouches } = buildShared(source, index);
  const file = (what: string, order: PaperFile['order']): PaperFile => paperFile({ name: name(what), wingId: null, paper: source.paper, order });
  return [
    ...(cards.length === 0 ? [] : [file('cards', { kind: 'card', models: cards }), file('card-labels', { kind: 'label', models: cards })]),
    ...(weeks.length === 0 ? [] : [file('week-sheets', { kind: 'week', models: weeks })]),
    ...(pouches.length === 0 ? [] : [file('pouches', { kind: 'pouch', models: pouches })]),
    file('pick-list', { kind: 'pick', models: [buildBatchPickList(source, index)] }),
  ];
}

/** The papers a technician needs for a batch. @param paper null = as the facility has chosen */
export async function readPackPapers(tx: Tx, batchId: string, paper: Paper | null): Promise<{ plan: BatchPlan; files: readonly PaperFile[] }> {
  const plan = await readBatchPlan(tx, batchId);
  return { plan, files: packFiles(await readSource(tx, plan, paper)) };
}

/** What the records of a batch are made from, and whose they are. */
interface BatchBooks {
  readonly source: SheetSource;
  readonly isOwn: (sheet: { readonly wingId: string | null }) => boolean;
}

/**
 * The records of a month are a wing's, whichever cycle fills its residents: a wing's batch has the wing's book, and the
 * facility's batch those of the wings without a cycle of their own.
 */
async function readBatchBooks(tx: Tx, { plan, layout, print, paper, making }: BatchSource): Promise<BatchBooks> {
  const { batch } = plan.snapshot;
  const shared = { print, days: monthOf(batch.window.from), paper, making, divided: dividedPasses(layout.packs.map((pack) => pack.plan)) };
  const cycles = await readFacilityCycles(tx, batch.facilityId, batch.knownAt);
  if (cycles === null) return { source: { ...shared, snapshot: plan.snapshot, contexts: plan.contexts }, isOwn: () => true };
  const snapshot = await readFillSnapshot(tx, { ...batch, fills: null });
  const owner = (wingId: string | null): string | null => (wingId !== null && cycles.has(wingId) ? wingId : null);
  return { source: { ...shared, snapshot, contexts: residentContexts(snapshot) }, isOwn: ({ wingId }) => owner(wingId) === (batch.fills?.wingId ?? null) };
}

/** Those, and the records of the month in which the window begins. */
export async function readBatchPapers(tx: Tx, batchId: string, paper: Paper | null): Promise<{ plan: BatchPlan; files: readonly PaperFile[] }> {
  const plan = await readBatchPlan(tx, batchId);
  const source = await readSource(tx, plan, paper);
  const books = await readBatchBooks(tx, source);
  return { plan, files: [...packFiles(source), ...RECORD_BOOKS.flatMap((book) => recordBooks(books.source, book, books.isOwn))] };
}
