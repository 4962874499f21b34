import { z } from 'zod';

/** `zpl-…`: labels of 4 x 2 inch on a thermal printer of so many dots per inch; `pdf`: pages. */
export const PRINTER_KINDS = ['zpl-203', 'zpl-300', 'pdf'] as const;
export type PrinterKind = (typeof PRINTER_KINDS)[number];

export const printerName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/u, 'is no name of up to 40 letters, digits, dots, hyphens and underscores');

/** A printer, new or otherwise than before. */
export const printerRequestSchema = z.strictObject({
  name: printerName.describe('the name under which it is known what the printer is off by, too'),
  kind: z.enum(PRINTER_KINDS), station: z.union([printerName, z.literal('')]).default('').describe("the work place at which it stands; '' = at none"),
  address: z.string().max(300).nullable().describe('raw://HOST[:9100] or ipp://HOST[:631]/PATH in a network that printers may be in; null = it is there no more'),
  from: z.iso.datetime({ offset: true }).optional().describe('from when on; now unless given'),
}).meta({ id: 'PrinterRequest' });
export type PrinterRequest = z.output<typeof printerRequestSchema>;
