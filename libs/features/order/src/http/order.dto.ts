import { INTAKE_SOURCES, ORDER_STATES } from '@cyclefill/domain/orders';
import { z } from 'zod';
import { momentSchema, reasonSchema } from '../data/read-input.js';
import { prescriptionContentSchema } from '../intake/prescription-content.js';
import { residentOrderSchema } from '../read-orders/resident-orders.query.js';

export const rxNumberSchema = z.string().regex(/^[A-Za-z0-9-]{1,32}$/u, 'is no Rx number of letters, digits and -');

export const openOrderSchema = z.strictObject({
  rxNumber: rxNumberSchema, reason: reasonSchema, source: z.enum(INTAKE_SOURCES), content: prescriptionContentSchema.required({ residentId: true }),
}).meta({ id: 'OpenOrder' });
export type OpenOrderBody = z.output<typeof openOrderSchema>;

export const renewOrderSchema = z.strictObject({
  rxNumber: rxNumberSchema, reason: reasonSchema, source: z.enum(INTAKE_SOURCES), content: prescriptionContentSchema.omit({ residentId: true }),
}).meta({ id: 'RenewOrder' });
export type RenewOrderBody = z.output<typeof renewOrderSchema>;

export const residentOrdersQuery = z.strictObject({
  at: momentSchema.optional().describe('the moment asked about, wall clock of the facility; absent = now'),
  knownAt: z.iso.datetime().optional().describe('only what was recorded by then counts; absent = now'),
  state: z.enum(ORDER_STATES).optional().describe('absent = active and held'),
});
export type ResidentOrdersFilter = z.output<typeof residentOrdersQuery>;
export const residentOrderList = z.object({ items: z.array(residentOrderSchema) });
