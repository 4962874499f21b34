import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DrawSetProcessor, InlineDocumentRenderer, RenderDocumentsProcessor, RenderSupplyProcessor } from '@cyclefill/features/document';
import { ComputeFillBatchProcessor, RebuildChangedLinesProcessor } from '@cyclefill/features/fill';
import { PlanPacksProcessor } from '@cyclefill/features/pack';
import { AskRenewalsProcessor, FillDemandProcessor } from '@cyclefill/features/refill';
import { ReleaseStockProcessor } from '@cyclefill/features/stock';
import { SystemClock, SystemIds } from '@cyclefill/platform/clock';
import { type DocumentStorage, FolderDocumentStorage } from '@cyclefill/platform/storage';
import { SeveralTasksProcessor, type TaskProcessor, TaskStore } from '@cyclefill/platform/tasks';
import { z } from 'zod';
import { capturedLog } from './captured-log.js';
import type { SamplePharmacy } from './sample-pharmacy.js';

const TaskRow = z.object({ id: z.string(), kind: z.string() });

/** Works every open task of a pharmacy in this process, in order, without a queue; papers are kept where they are asked for, else nowhere. */
export function workBatches(pharmacy: SamplePharmacy, storage: DocumentStorage | null = null): Promise<void> {
  return workTasks(pharmacy, ['fill-batch.opened', 'fill-batch.changed', 'fill-batch.computed', 'fill-batch.planned', 'fill-batch.discarded', 'refill.accepted', 'supply.filled'], storage);
}

/** Fills every accepted request; batches are left as they are, and none may be about to be computed. */
export function fillRequests(pharmacy: SamplePharmacy): Promise<void> {
  return workTasks(pharmacy, ['refill.accepted']);
}

/** As {@link workBatches}, as far as packs are planned: drawing papers takes far longer than all the rest. */
export function planBatches(pharmacy: SamplePharmacy): Promise<void> {
  return workTasks(pharmacy, ['fill-batch.opened', 'fill-batch.changed', 'fill-batch.computed']);
}

/** Draws the papers of what was filled outside a cycle. */
export function drawSupplies(pharmacy: SamplePharmacy): Promise<void> {
  return workTasks(pharmacy, ['supply.filled']);
}

/** Draws the sets of papers that were asked for. */
export function drawSets(pharmacy: SamplePharmacy): Promise<void> {
  return workTasks(pharmacy, ['document-set.asked']);
}

/** Asks for the renewals that the look-ahead names. */
export function askRenewals(pharmacy: SamplePharmacy): Promise<void> {
  return workTasks(pharmacy, ['facility.look-ahead']);
}

async function workTasks({ database, actor }: SamplePharmacy, kinds: readonly string[], kept: DocumentStorage | null = null): Promise<void> {
  const { uow } = database;
  const folder = await mkdtemp(join(tmpdir(), 'cyclefill-papers-'));
  const clock = new SystemClock();
  const [renderer, storage, { log }] = [new InlineDocumentRenderer(), kept ?? new FolderDocumentStorage(folder, clock), capturedLog()];
  const processors: readonly TaskProcessor[] = [
    new ComputeFillBatchProcessor(uow), new RebuildChangedLinesProcessor(uow), new PlanPacksProcessor(uow), new FillDemandProcessor(uow), new AskRenewalsProcessor(uow), new ReleaseStockProcessor(uow),
    new RenderDocumentsProcessor(uow, renderer, storage, log), new RenderSupplyProcessor(uow, renderer, storage, log), new DrawSetProcessor(uow, renderer, storage, log),
  ];
  const store = new TaskStore(uow, new SystemIds(clock));
  try {
    for (;;) {
      const [task] = await uow.acrossTenants((tx) => tx.query(TaskRow, `select id, kind from task where tenant_id = $1 and status = 'open' and kind = any($2) order by available_at, created_at, id limit 1`, [actor.tenantId, kinds]));
      if (task === undefined) return;
      const lease = await store.lease(task.id);
      const processor = processors.find(({ kind }) => kind === task.kind);
      if (processor === undefined) throw new Error(`nobody works ${task.kind}`);
      // Null: somebody else who works this pharmacy was quicker.
      if (lease === null) continue;
      if (processor instanceof SeveralTasksProcessor) await processor.runAll([lease, ...(await store.leaseMore(lease, processor.atOnce - 1))]);
      else await processor.run(lease);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
