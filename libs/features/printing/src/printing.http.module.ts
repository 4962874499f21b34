import { Module } from '@nestjs/common';
import { PrintJobController } from './http/print-job.controller.js';
import { PrinterController } from './http/printer.controller.js';
import { QueueFonts } from './queue/queue-fonts.js';
import { QueuePrint } from './queue/queue-print.js';
import { Reprint } from './queue/reprint.js';
import { SettleJob } from './queue/settle-job.js';
import { SetPrinter } from './set-printer/set-printer.js';

/** Needs `PrinterNetworks` from the app. */
@Module({ controllers: [PrinterController, PrintJobController], providers: [SetPrinter, QueueFonts, QueuePrint, Reprint, SettleJob] })
export class PrintingHttpModule {}
