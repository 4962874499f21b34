import { pageQueryShape, pageSchema } from '@cyclefill/contracts';
import { z } from 'zod';
import { EXPORT_STATES, packagerExportSchema } from '../data/packager-export.query.js';

export const packagerExportListQuery = z.strictObject({ ...pageQueryShape, batchId: z.uuid().optional(), state: z.enum(EXPORT_STATES).optional() });
export const packagerExportPage = pageSchema(packagerExportSchema);
export const exportFileParams = z.strictObject({ id: z.uuid(), name: z.string().regex(/^[a-z]+-\d{6,}\.[a-z]+$/u) });
export type ExportFileParams = z.output<typeof exportFileParams>;
