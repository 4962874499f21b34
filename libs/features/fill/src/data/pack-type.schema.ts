import type { PackType } from '@cyclefill/domain/packing';
import { z } from 'zod';

const points = z.number().min(0).max(5000);
const extent = z.strictObject({ x: points, y: points });
const minute = z.int().min(0).max(1439);
const geometry = z.strictObject({ page: extent, origin: extent, columns: z.int().min(1).max(40), rows: z.int().min(1).max(60), pitch: extent, inset: extent, cavity: extent, margin: points })
  .meta({ description: 'points of 1/72 inch from the upper left corner' });
const name = { id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/u).max(40), name: z.string().min(1).max(80) };
const cells = { ...name, maxItemsPerCell: z.int().min(1).max(60), cellVolume: z.int().min(1).max(1_000_000).nullable().describe('cubic millimetres; null = only the count holds'), geometry };
const lines = { maxLinesPerCell: z.int().min(1).max(40), lineLength: z.int().min(8).max(120) };

const card = z.strictObject({ kind: z.literal('card'), ...cells, columns: z.int().min(1).max(40), rows: z.int().min(1).max(60), capacity: z.int().min(1).max(400) });
const sheet = z.strictObject({
  kind: z.literal('sheet'), ...cells, ...lines, days: z.int().min(1).max(62), columns: z.int().min(1).max(8),
  parts: z.array(z.strictObject({ from: minute, usual: minute })).max(8),
});
const pouch = z.strictObject({ kind: z.literal('pouch'), ...cells, ...lines, days: z.int().min(1).max(7), pouchesAPass: z.int().min(1).max(3) });
const container = z.strictObject({ kind: z.literal('container'), ...name, holds: z.enum(['vial', 'bulk', 'unit_of_use']) });

/** A pack type as rows and requests hold it (D60). */
export const packTypeSchema: z.ZodType<PackType> = z.discriminatedUnion('kind', [card, sheet, pouch, container])
  .refine((type) => type.kind !== 'card' || type.capacity <= type.columns * type.rows, { path: ['capacity'], message: 'is more than columns times rows' })
  .refine((type) => type.kind !== 'sheet' || type.parts.length === (type.columns === 1 ? 0 : type.columns), { path: ['parts'], message: 'is one part of the day for each column, none for a stock of one column' })
  .refine((type) => type.kind !== 'sheet' || type.parts.every(({ from }, index) => index === 0 || from > (type.parts[index - 1]?.from ?? 0)), { path: ['parts'], message: 'is not in the order of the clock' })
  .meta({ id: 'PackType' });
