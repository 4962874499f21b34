import { pageQueryShape, pageSchema } from '@cyclefill/contracts';
import { z } from 'zod';
import { printJobSchema } from '../data/print-job-page.query.js';
import { listedPrinterSchema } from '../data/printer.repository.js';
import { PRINT_JOB_STATES } from '../queue/print-job-state.js';
import { printerName } from '../set-printer/printer-request.js';

export const printerList = z.object({ items: z.array(listedPrinterSchema) });
export type PrinterList = z.output<typeof printerList>;
export const printerRecorded = z.object({ id: z.uuid() });
export type PrinterRecorded = z.output<typeof printerRecorded>;
export const printJobListQuery = z.strictObject({ ...pageQueryShape, printer: printerName.optional(), state: z.enum(PRINT_JOB_STATES).optional(), documentId: z.uuid().optional() });
export const printJobPage = pageSchema(printJobSchema);
