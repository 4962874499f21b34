import { z } from 'zod';
import { printerName } from '../set-printer/printer-request.js';

const giveUpAfterMinutes = z.int().min(1).max(10_080).default(720).describe('a printer that is not ready until then gets it no more');
const reason = z.string().trim().min(3).max(200);

/** What is printed for the first time, and where: on a printer, or on that of a station. */
export const printRequestSchema = z.strictObject({
  documentId: z.uuid(), printer: printerName.optional(), station: printerName.optional().describe('instead of a printer: the one that stands there and prints such a document'),
  packCode: z.string().max(40).default('').describe("the one pack whose labels or faces are printed; '' = the whole document"), giveUpAfterMinutes,
}).refine(({ printer, station }) => (printer === undefined) !== (station === undefined), { message: 'either a printer or a station', path: ['printer'] }).meta({ id: 'PrintRequest' });
export type PrintRequest = z.output<typeof printRequestSchema>;

/** Why something is printed again: it stands in the records, and REPRINT n on the paper. */
export const reprintRequestSchema = z.strictObject({
  reason, printer: printerName.optional().describe('the same as before unless given'),
  packCode: z.string().min(1).max(40).optional().describe('of a whole document the labels or faces of this pack alone; the same as before unless given'), giveUpAfterMinutes,
}).meta({ id: 'ReprintRequest' });
export type ReprintRequest = z.output<typeof reprintRequestSchema>;

/** The label printer that lacks the fonts. */
export const fontsRequestSchema = z.strictObject({ printer: printerName }).meta({ id: 'FontsRequest' });
