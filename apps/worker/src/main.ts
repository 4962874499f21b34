import 'reflect-metadata';
import { DocumentRenderer, DrawSetProcessor, RenderDocumentsProcessor, RenderSupplyProcessor, ThreadDocumentRenderer } from '@cyclefill/features/document';
import { ComputeFillBatchProcessor, RebuildChangedLinesProcessor } from '@cyclefill/features/fill';
import { PlanPacksProcessor } from '@cyclefill/features/pack';
import { SendHl7Processor, TellDeliveryProcessor } from '@cyclefill/features/hl7';
import { SendPrintJobProcessor } from '@cyclefill/features/printing';
import { AskRenewalsProcessor, FillDemandProcessor } from '@cyclefill/features/refill';
import { ReleaseStockProcessor } from '@cyclefill/features/stock';
import { loadConfig } from '@cyclefill/platform/config';
import { announceWorker } from '@cyclefill/platform/database';
import { Logger } from '@cyclefill/platform/logging';
import { QueuePort } from '@cyclefill/platform/queue';
import { askedToEnd } from '@cyclefill/platform/services';
import { DocumentStorage } from '@cyclefill/platform/storage';
import { TaskWorker } from '@cyclefill/platform/tasks';
import { NestFactory } from '@nestjs/core';
import { Heartbeat } from './heartbeat.js';
import { Scheduler } from './scheduler.js';
import { WorkerModule } from './worker.module.js';

const RELAY_MS = 200;
const RECONCILE_MS = 30_000;

const end = askedToEnd();
const config = loadConfig(process.env, ['DATABASE_APP_URL']);
const app = await NestFactory.createApplicationContext(WorkerModule.forRoot(config), { logger: false });
const [log, queue, worker] = [app.get(Logger), app.get(QueuePort), app.get(TaskWorker)];

await queue.check();
await app.get(DocumentStorage).check();
const processors = [
  app.get(ComputeFillBatchProcessor), app.get(RebuildChangedLinesProcessor), app.get(PlanPacksProcessor), app.get(FillDemandProcessor), app.get(RenderDocumentsProcessor),
  app.get(RenderSupplyProcessor), app.get(DrawSetProcessor), app.get(AskRenewalsProcessor), app.get(ReleaseStockProcessor), app.get(SendPrintJobProcessor),
  app.get(TellDeliveryProcessor), app.get(SendHl7Processor),
];
await worker.start(processors, config.WORKER_CONCURRENCY, config.WORKER_LOCK_MS);
const beats = [new Heartbeat('relay', RELAY_MS, () => worker.relay(), log)];
if (config.WORKER_SCHEDULER === 'on') {
  const scheduler = app.get(Scheduler);
  await scheduler.start(config.WORKER_LOCK_MS);
  beats.push(new Heartbeat('scheduler', RECONCILE_MS, () => scheduler.reconcile(), log));
}
const leave = await announceWorker(config.DATABASE_APP_URL);
log.info('worker.ready', { pid: process.pid });

/** Lets running jobs finish; what is left stays in the task table for the next worker. */
async function stop(signal: string): Promise<void> {
  log.info('worker.stopping', { signal });
  await Promise.all(beats.map((beat) => beat.stop()));
  await queue.close();
  const renderer = app.get(DocumentRenderer);
  if (renderer instanceof ThreadDocumentRenderer) await renderer.close();
  await leave();
  await app.close();
  log.info('worker.stopped', { pid: process.pid });
}
// A worker that a command started ends with it, however the command ends.
void end.then(stop);
if (process.connected) process.send?.('ready');
