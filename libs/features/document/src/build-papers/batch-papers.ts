import type { Paper } from '@cyclefill/domain/documents';
import { type Day, civilFromDay, formatDay } from '@cyclefill/domain/kernel';
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
import { type Month, type PlacedMar, buildMars, monthKey } from './build-mars.js';
import { buildShared } from './build-weeks.js';
import { makingOf } from './making.js';
import { type PaperFile, paperFile } from './paper-file.js';
import { fileNameParts, marFiles } from './mar-files.js';

const FIRST = { revision: 1, replaces: null } as const;

function monthOf(day: Day): Month {
  const { year, month } = civilFromDay(day);
  return { year, month };
}

/** What tells the files of a wing's cycle from those of another with a window from the same day. */
async function wingPart(tx: Tx, { facilityId, fills }: BatchFacts): Promise<string> {
  if (fills === null || fills.wing === null) return '';
  const cycles = await tx.get(CycleListQuery).run('pharmacy', facilityId);
  return `-${fileNameParts(cycles.flatMap(({ wing }) => wing ?? [])).get(fills.wing) ?? fills.wingId}`;
}

async function readSource(tx: Tx, plan: BatchPlan, paper: Paper): Promise<BatchSource> {
  const { batch } = plan.snapshot;
  return {
    plan, layout: await readLayout(tx, plan), paper,
    print: await readPrintContext(tx, batch.facilityId, batch.knownAt),
    picks: await readPickList(tx, batch.id),
    stoppedBy: await readStoppedOrders(tx, batch.id),
    making: makingOf(batch.asOfInstant, batch.zone, FIRST),
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

/** The papers a technician needs for a batch. */
export async function readPackPapers(tx: Tx, batchId: string, paper: Paper): Promise<{ plan: BatchPlan; files: readonly PaperFile[] }> {
  const plan = await readBatchPlan(tx, batchId);
  return { plan, files: packFiles(await readSource(tx, plan, paper)) };
}

/**
 * The records of a month are a wing's, whichever cycle fills its residents: a wing's batch has the wing's book, and the
 * facility's batch those of the wings without a cycle of their own.
 */
async function readMars(tx: Tx, { plan, print, paper, making }: BatchSource, month: Month): Promise<readonly PlacedMar[]> {
  const { batch } = plan.snapshot;
  const cycles = await readFacilityCycles(tx, batch.facilityId, batch.knownAt);
  if (cycles === null) return buildMars({ snapshot: plan.snapshot, contexts: plan.contexts, print, month, paper, making });
  const snapshot = await readFillSnapshot(tx, { ...batch, fills: null });
  const mars = buildMars({ snapshot, contexts: residentContexts(snapshot), print, month, paper, making });
  const owner = (wingId: string | null): string | null => (wingId !== null && cycles.has(wingId) ? wingId : null);
  return mars.filter(({ wingId }) => owner(wingId) === (batch.fills?.wingId ?? null));
}

/** Those, and the records of the month in which the window begins. */
export async function readBatchPapers(tx: Tx, batchId: string, paper: Paper): Promise<{ plan: BatchPlan; files: readonly PaperFile[] }> {
  const plan = await readBatchPlan(tx, batchId);
  const source = await readSource(tx, plan, paper);
  const month = monthOf(plan.snapshot.batch.window.from);
  const mars = await readMars(tx, source, month);
  return { plan, files: [...packFiles(source), ...marFiles(mars, plan.snapshot.batch.facilityCode, monthKey(month), paper)] };
}
