import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DrawForPrinter, InlineDocumentRenderer, RenderDocumentsProcessor } from '@cyclefill/features/document';
import { OpenNightlyRun } from '@cyclefill/features/fill';
import { type LinkTimes, type PrintJob, PrintJobPageQuery, PrinterLinks, PrinterNetworks, QueuePrint, Reprint, SendPrintJobProcessor, SetPrinter, SettleJob } from '@cyclefill/features/printing';
import { SystemClock, SystemIds } from '@cyclefill/platform/clock';
import { FolderDocumentStorage } from '@cyclefill/platform/storage';
import { type TaskLease, TaskStore } from '@cyclefill/platform/tasks';
import { z } from 'zod';
import { capturedLog } from './captured-log.js';
import { MORNING } from './refills.js';
import { type SamplePharmacy, samplePharmacy } from './sample-pharmacy.js';
import { planBatches } from './worked-batches.js';

const TaskRow = z.object({ id: z.string() });
const DocumentRow = z.object({ id: z.string(), kind: z.string(), batch_id: z.string(), facility_id: z.string() });
const TIMES: LinkTimes = { connectMs: 2000, answerMs: 400, takeMs: 2000, pollMs: 5, followMs: 300 };

/** A pharmacy whose batch is documented, and everything to print from it. */
export interface PrintShop {
  readonly pharmacy: SamplePharmacy;
  readonly labels: z.output<typeof DocumentRow>;
  readonly mar: z.output<typeof DocumentRow>;
  readonly queue: QueuePrint;
  readonly again: Reprint;
  readonly people: SettleJob;
  readonly printers: SetPrinter;
  readonly processor: SendPrintJobProcessor;
  readonly storage: FolderDocumentStorage;
  job(id: string): Promise<PrintJob>;
  /** The lease of the task that is next, as a worker takes it; null = there is nothing to do. */
  lease(): Promise<TaskLease | null>;
  /** Works the tasks of all printers once, and those they leave; what waits is asked once a turn. */
  turn(): Promise<void>;
  close(): Promise<void>;
}

async function drawDocuments({ database, actor }: SamplePharmacy, storage: FolderDocumentStorage): Promise<void> {
  const store = new TaskStore(database.uow, new SystemIds(new SystemClock()));
  const tasks = await database.uow.acrossTenants((tx) => tx.query(TaskRow, `select id from task where tenant_id = $1 and status = 'open' and kind = 'fill-batch.planned' order by id limit 1`, [actor.tenantId]));
  for (const { id } of tasks) {
    const lease = await store.lease(id);
    if (lease !== null) await new RenderDocumentsProcessor(database.uow, new InlineDocumentRenderer(), storage, capturedLog().log).run(lease);
  }
}

/** Small, with a batch whose papers lie in a storage of its own; printers of loopback are let in. */
export async function printShop(): Promise<PrintShop> {
  const folder = await mkdtemp(join(tmpdir(), 'cyclefill-print-'));
  const pharmacy = await samplePharmacy({ facilities: 1, residents: 6, seed: 7 });
  const [{ uow }, { actor }, clock] = [pharmacy.database, pharmacy, new SystemClock()];
  const storage = new FolderDocumentStorage(folder, clock);
  await new OpenNightlyRun(uow).execute(actor, MORNING);
  await planBatches(pharmacy);
  await drawDocuments(pharmacy, storage);
  const documents = await uow.run(actor, (tx) => tx.query(DocumentRow, `select id, kind, batch_id, facility_id from document where kind in ('label', 'mar') order by id`));
  const [labels, mar] = ['label', 'mar'].map((wanted) => documents.find(({ kind }) => kind === wanted));
  if (labels === undefined || mar === undefined) throw new Error('the batch has no labels or no MAR');
  const networks = new PrinterNetworks('127.0.0.0/8');
  const processor = new SendPrintJobProcessor(uow, new DrawForPrinter(uow, new InlineDocumentRenderer(), storage), new PrinterLinks(networks, clock, TIMES), capturedLog().log);
  const store = new TaskStore(uow, new SystemIds(clock));
  const open = (done: readonly string[]): Promise<z.output<typeof TaskRow>[]> => uow.acrossTenants((tx) => tx.query(TaskRow, `select id from task where tenant_id = $1 and status = 'open' and kind = 'print-job.next' and id <> all($2::uuid[]) order by id limit 1`, [actor.tenantId, done]));
  const lease = async (done: readonly string[] = []): Promise<TaskLease | null> => {
    const [task] = await open(done);
    return task === undefined ? null : store.lease(task.id);
  };
  return {
    pharmacy, labels, mar, processor, storage, queue: new QueuePrint(uow), again: new Reprint(uow), people: new SettleJob(uow), printers: new SetPrinter(uow, networks),
    job: async (id) => {
      const job = await uow.run(actor, (tx) => tx.get(PrintJobPageQuery).one(id));
      if (job === null) throw new Error('no such print job');
      return job;
    },
    lease: () => lease(),
    turn: async () => {
      const done: string[] = [];
      for (;;) {
        const held = await lease(done);
        if (held === null) return;
        done.push(held.taskId);
        await processor.run(held);
      }
    },
    close: async () => {
      await pharmacy.database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
