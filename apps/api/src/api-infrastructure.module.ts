import { DocumentRenderer } from '@cyclefill/features/document';
import { FACILITY_ENTITIES } from '@cyclefill/features/facility';
import { IDENTITY_ENTITIES } from '@cyclefill/features/identity';
import { PrinterNetworks } from '@cyclefill/features/printing';
import { Clock, ClockModule } from '@cyclefill/platform/clock';
import type { ConfigWith } from '@cyclefill/platform/config';
import { DatabaseModule } from '@cyclefill/platform/database';
import { Logger } from '@cyclefill/platform/logging';
import { QueuePort, openQueue } from '@cyclefill/platform/queue';
import { DocumentStorage, openDocumentStorage } from '@cyclefill/platform/storage';
import { Global, Inject, Injectable, Module } from '@nestjs/common';
import type { DynamicModule, OnApplicationShutdown } from '@nestjs/common';

export type ApiConfig = ConfigWith<'DATABASE_APP_URL'>;

@Injectable()
class QueueShutdown implements OnApplicationShutdown {
  constructor(@Inject(QueuePort) private readonly queue: QueuePort) {}

  async onApplicationShutdown(): Promise<void> {
    await this.queue.close();
  }
}

/** The servers and folders behind an API: database as the application role, queue, document storage. */
@Global()
@Module({})
export class ApiInfrastructureModule {
  static forRoot(config: ApiConfig, log: Logger, renderer: DocumentRenderer): DynamicModule {
    return {
      module: ApiInfrastructureModule,
      imports: [
        ClockModule,
        DatabaseModule.forRoot({ url: config.DATABASE_APP_URL, poolSize: config.DATABASE_POOL_SIZE, entities: [...IDENTITY_ENTITIES, ...FACILITY_ENTITIES] }),
      ],
      providers: [
        { provide: Logger, useValue: log },
        { provide: DocumentRenderer, useValue: renderer },
        { provide: QueuePort, useFactory: () => openQueue({ ...config, log }) },
        {
          provide: DocumentStorage,
          inject: [Clock],
          useFactory: (clock: Clock) => openDocumentStorage(config, clock),
        },
        { provide: PrinterNetworks, useFactory: () => new PrinterNetworks(config.PRINTER_NETWORKS) },
        QueueShutdown,
      ],
      exports: [Logger, QueuePort, DocumentStorage, DocumentRenderer, PrinterNetworks],
    };
  }
}
