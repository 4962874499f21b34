import { DOCUMENT_ENTITIES, DocumentRenderer, DrawForPrinter, DrawSetProcessor, OpenDowntimeKits, RenderDocumentsProcessor, RenderSupplyProcessor, ThreadDocumentRenderer } from '@cyclefill/features/document';
import { ComputeFillBatchProcessor, FILL_ENTITIES, OfferWaitingSteps, OpenNightlyRun, RebuildChangedLinesProcessor } from '@cyclefill/features/fill';
import { HL7_ENTITIES, SendHl7Processor, TellDeliveryProcessor } from '@cyclefill/features/hl7';
import { PACK_ENTITIES, PlanPacksProcessor } from '@cyclefill/features/pack';
import { PRINTING_ENTITIES, PrinterLinks, PrinterNetworks, SendPrintJobProcessor } from '@cyclefill/features/printing';
import { AnswerForsaken, AskRenewalsProcessor, FillDemandProcessor, REFILL_ENTITIES } from '@cyclefill/features/refill';
import { ReleaseStockProcessor } from '@cyclefill/features/stock';
import { Clock, ClockModule } from '@cyclefill/platform/clock';
import type { ConfigWith } from '@cyclefill/platform/config';
import { DatabaseModule } from '@cyclefill/platform/database';
import { Logger, PinoLogger } from '@cyclefill/platform/logging';
import { QueuePort, openQueue } from '@cyclefill/platform/queue';
import { DocumentStorage, openDocumentStorage } from '@cyclefill/platform/storage';
import { TaskStore, TaskWorker } from '@cyclefill/platform/tasks';
import { type DynamicModule, Module } from '@nestjs/common';
import { Scheduler } from './scheduler.js';

export type WorkerConfig = ConfigWith<'DATABASE_APP_URL'>;

/** A worker: processors and the scheduler, no routes. */
@Module({})
export class WorkerModule {
  static forRoot(config: WorkerConfig): DynamicModule {
    const log = new PinoLogger({ service: 'worker', level: config.LOG_LEVEL });
    return {
      module: WorkerModule,
      imports: [
        ClockModule,
        DatabaseModule.forRoot({ url: config.DATABASE_APP_URL, poolSize: config.DATABASE_POOL_SIZE, entities: [...FILL_ENTITIES, ...PACK_ENTITIES, ...REFILL_ENTITIES, ...DOCUMENT_ENTITIES, ...PRINTING_ENTITIES, ...HL7_ENTITIES] }),
      ],
      providers: [
        { provide: Logger, useValue: log },
        { provide: QueuePort, useFactory: () => openQueue({ ...config, log }) },
        {
          provide: DocumentStorage,
          inject: [Clock],
          useFactory: (clock: Clock) => openDocumentStorage(config, clock),
        },
        { provide: DocumentRenderer, useClass: ThreadDocumentRenderer },
        { provide: PrinterLinks, inject: [Clock], useFactory: (clock: Clock) => new PrinterLinks(new PrinterNetworks(config.PRINTER_NETWORKS), clock) },
        DrawForPrinter,
        TaskStore,
        TaskWorker,
        OpenNightlyRun,
        OfferWaitingSteps,
        AnswerForsaken,
        OpenDowntimeKits,
        Scheduler,
        ComputeFillBatchProcessor,
        RebuildChangedLinesProcessor,
        PlanPacksProcessor,
        FillDemandProcessor,
        RenderDocumentsProcessor,
        RenderSupplyProcessor,
        DrawSetProcessor,
        AskRenewalsProcessor,
        ReleaseStockProcessor,
        SendPrintJobProcessor,
        TellDeliveryProcessor,
        SendHl7Processor,
      ],
    };
  }
}
