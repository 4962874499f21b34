import { instantSchema } from '@cyclefill/contracts';
import { VAN_RUN_STATES } from '@cyclefill/domain/delivery';
import { daySchema } from '@cyclefill/features/order';
import { z } from 'zod';
import { packToPullSchema } from '../totes/out-of-date-items.js';
import { listedToteSchema } from '../totes/tote-view.js';

const clock = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/u);

/** A departure as somebody plans it. */
export const planDeliverySchema = z.strictObject({
  routeId: z.uuid(), runOn: daySchema, departure: clock.describe('one of the route, 17:00'), van: z.string().max(60).regex(/\S/u), driver: z.string().max(100).regex(/\S/u),
}).meta({ id: 'PlanDelivery' });
export type PlanDelivery = z.output<typeof planDeliverySchema>;

/** A van that leaves. */
export const departSchema = z.strictObject({ early: z.string().trim().min(3).max(120).optional().describe('why it leaves before the day it was planned for; needed then') }).meta({ id: 'Depart' });
export type Depart = z.output<typeof departSchema>;

/** One departure of one van. */
export const listedDeliverySchema = z.object({
  id: z.uuid(), routeId: z.uuid(), routeCode: z.string(), runOn: z.iso.date(), departure: z.string(), plannedAt: instantSchema, van: z.string(), driver: z.string(), state: z.enum(VAN_RUN_STATES),
  departedAt: instantSchema.nullable(), early: z.string().nullable().describe('why it left before its day; null = it did not'), version: z.int(),
}).meta({ id: 'Delivery' });
export type ListedDelivery = z.output<typeof listedDeliverySchema>;

/** A departure with the totes on it that the asker may see. */
export const deliverySchema = listedDeliverySchema.extend({ totes: z.array(listedToteSchema) }).meta({ id: 'DeliveryWithTotes' });
export type DeliveryView = z.output<typeof deliverySchema>;

/** Whether a van left; what is out of date on it keeps it here, and is named. */
export const departureSchema = z.object({ done: z.boolean(), sentence: z.string(), toPull: z.array(packToPullSchema), delivery: deliverySchema }).meta({ id: 'Departure' });
export type Departure = z.output<typeof departureSchema>;
