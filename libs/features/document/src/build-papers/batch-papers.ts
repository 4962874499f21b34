import type { Paper } from '@cyclefill/domain/documents';
import { type Day, civilFromDay, formatDay } from '@cyclefill/domain/kernel';
import { type BatchPlan, readBatchPlan } from '@cyclefill/features/fill';
import { readLayout } from '@cyclefill/features/pack';
import type { Tx } from '@cyclefill/platform/database';
import { readStoppedOrders } from '../data/stopped-orders.query.js';
import { readPrintContext } from '../print-context/print-context.query.js';
import { indexBatch } from './batch-index.js';
import type { BatchSource } from './batch-source.js';
import { buildBatchPickList } from './build-batch-pick-list.js';
import { buildCards } from './build-cards.js';
import { type Month, buildMars, monthKey } from './build-mars.js';
import { buildWeeks } from './build-weeks.js';
import { makingOf } from './making.js';
import { type PaperFile, paperFile } from './paper-file.js';
import { marFiles } from './mar-files.js';

const FIRST = { revision: 1, replaces: null } as const;

function monthOf(day: Day): Month {
  const { year, month } = civilFromDay(day);
  return { year, month };
}

async function readSource(tx: Tx, plan: BatchPlan, paper: Paper): Promise<BatchSource> {
  const { batch } = plan.snapshot;
  return {
    plan, layout: await readLayout(tx, plan), paper,
    print: await readPrintContext(tx, batch.facilityId, batch.knownAt),
    stoppedBy: await readStoppedOrders(tx, batch.id),
    making: makingOf(batch.asOfInstant, batch.zone, FIRST),
  };
}

/** Packs, labels and pick list of a batch; files that would be empty are left out. */
function packFiles(source: BatchSource): readonly PaperFile[] {
  const { batch } = source.plan.snapshot;
  const index = indexBatch(source);
  const name = (what: string): string => `${what}-${batch.facilityCode}-${formatDay(batch.window.from)}`;
  const cards = buildCards(source, index);
  const weeks = buildWeeks(source, index, source.paper);
  const file = (what: string, order: PaperFile['order']): PaperFile => paperFile({ name: name(what), wingId: null, paper: source.paper, order });
  return [
    ...(cards.length === 0 ? [] : [file('cards', { kind: 'card', models: cards }), file('card-labels', { kind: 'label', models: cards })]),
    ...(weeks.length === 0 ? [] : [file('week-sheets', { kind: 'week', models: weeks })]),
    file('pick-list', { kind: 'pick', models: [buildBatchPickList(source, index)] }),
  ];
}

/** The papers a technician needs for a batch. */
export async function readPackPapers(tx: Tx, batchId: string, paper: Paper): Promise<{ plan: BatchPlan; files: readonly PaperFile[] }> {
  const plan = await readBatchPlan(tx, batchId);
  return { plan, files: packFiles(await readSource(tx, plan, paper)) };
}

/** Those, and the records of the month in which the window begins. */
export async function readBatchPapers(tx: Tx, batchId: string, paper: Paper): Promise<{ plan: BatchPlan; files: readonly PaperFile[] }> {
  const plan = await readBatchPlan(tx, batchId);
  const source = await readSource(tx, plan, paper);
  const month = monthOf(plan.snapshot.batch.window.from);
  const mars = buildMars({ snapshot: plan.snapshot, contexts: plan.contexts, print: source.print, month, paper, making: source.making });
  return { plan, files: [...packFiles(source), ...marFiles(mars, plan.snapshot.batch.facilityCode, monthKey(month), paper)] };
}
