import { DocumentRenderer } from '@cyclefill/features/document';
import { PrinterNetworks } from '@cyclefill/features/printing';
import { ClockModule } from '@cyclefill/platform/clock';
import { UnitOfWork } from '@cyclefill/platform/database';
import { Logger } from '@cyclefill/platform/logging';
import { QueuePort } from '@cyclefill/platform/queue';
import { DocumentStorage } from '@cyclefill/platform/storage';
import { Global, Module } from '@nestjs/common';

const ABSENT = [UnitOfWork, Logger, QueuePort, DocumentStorage, DocumentRenderer, PrinterNetworks];

/** Nothing behind the API: enough to describe its routes, not to call them. */
@Global()
@Module({ imports: [ClockModule], providers: ABSENT.map((provide) => ({ provide, useValue: null })), exports: ABSENT })
export class OfflineInfrastructureModule {}
