import { z } from 'zod';
import { CHANGE_REASONS } from '../list-changes/pack-changes.js';

const moment = z.string().describe('wall-clock moment of the facility, YYYY-MM-DD HH:MM');
const units = z.string().describe('units of the product, a decimal');
const dose = z.strictObject({ at: moment, units });

export const changesQuery = z.strictObject({ at: z.iso.datetime({ offset: true }).optional().describe('doses from this instant on; now when left out') });

export const packChangesSchema = z.strictObject({
  items: z.array(z.strictObject({
    orderId: z.uuid(), residentId: z.uuid(), rxNumber: z.string(), reasons: z.array(z.enum(CHANGE_REASONS)),
    cells: z.array(z.strictObject({ packCode: z.string(), position: z.int().describe('from 1, row by row'), at: moment, units })),
    gone: z.array(dose), added: z.array(dose),
  })),
});
export type PackChangesView = z.infer<typeof packChangesSchema>;
