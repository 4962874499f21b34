import { z } from 'zod';
import { computeFillBatchJob } from './compute-fill-batch.job.js';
import type { JobContract, taskPayloadSchema } from './define-job.js';
import { fillDemandJob } from './fill-demand.job.js';
import { planPacksJob } from './plan-packs.job.js';
import { rebuildChangedLinesJob } from './rebuild-changed-lines.job.js';
import { renderDocumentsJob } from './render-documents.job.js';
import { drawDocumentSetJob } from './draw-document-set.job.js';
import { renderSupplyJob } from './render-supply.job.js';
import { lookAheadJob } from './look-ahead.job.js';
import { releaseStockJob } from './release-stock.job.js';
import { sendHl7Job } from './send-hl7.job.js';
import { sendPrintJobJob } from './send-print-job.job.js';
import { tellDeliveryJob } from './tell-delivery.job.js';

/** What happened, so that the next step is due; the subject of each is a batch, of `refill.…` a refill request, of `supply.…` a supply outside a cycle, of `facility.…` a facility, of `print-job.…` a print job, of `document-set.…` a set of documents, of `delivery.…` a departure of a van, of `hl7-out.…` a message that goes out. */
export const TASK_KINDS = ['fill-batch.opened', 'fill-batch.computed', 'fill-batch.planned', 'fill-batch.changed', 'fill-batch.discarded', 'refill.accepted', 'supply.filled', 'facility.look-ahead', 'print-job.next', 'document-set.asked', 'delivery.departed', 'hl7-out.written'] as const;
export const taskKindSchema = z.enum(TASK_KINDS);
export type TaskKind = z.output<typeof taskKindSchema>;

/** The job that works off each kind of task. */
export const JOB_OF_TASK: Readonly<Record<TaskKind, JobContract<typeof taskPayloadSchema>>> = {
  'fill-batch.opened': computeFillBatchJob,
  'fill-batch.computed': planPacksJob,
  'fill-batch.planned': renderDocumentsJob,
  'fill-batch.changed': rebuildChangedLinesJob,
  'fill-batch.discarded': releaseStockJob,
  'refill.accepted': fillDemandJob,
  'supply.filled': renderSupplyJob,
  'facility.look-ahead': lookAheadJob,
  'print-job.next': sendPrintJobJob,
  'document-set.asked': drawDocumentSetJob,
  'delivery.departed': tellDeliveryJob,
  'hl7-out.written': sendHl7Job,
};
