import { pageQueryShape, pageSchema } from '@cyclefill/contracts';
import { TOTE_STATES, VAN_RUN_STATES } from '@cyclefill/domain/delivery';
import { z } from 'zod';
import { receiptSchema } from '../receipts/receipt-view.js';
import { nextVanSchema, routeSchema } from '../routes/route-view.js';
import { listedToteSchema } from '../totes/tote-view.js';
import { listedDeliverySchema } from '../vans/delivery-view.js';
import { supplyGaugeSchema } from '../gauge/read-supply-gauge.js';

export const codeParams = z.strictObject({ code: z.string().max(64) });
export interface CodeParams {
  readonly code: string;
}

export const routeList = z.object({ items: z.array(routeSchema) }).meta({ id: 'DeliveryRouteList' });
export type RouteList = z.output<typeof routeList>;
export const nextVanAnswer = z.object({ next: nextVanSchema.nullable().describe('null = no route stops there') }).meta({ id: 'NextVanAnswer' });
export type NextVanAnswer = z.output<typeof nextVanAnswer>;
export const afterQuery = z.strictObject({ after: z.iso.datetime({ offset: true }).optional().describe('now when left out') });

export const toteListQuery = z.strictObject({ ...pageQueryShape, facilityId: z.uuid().optional(), deliveryId: z.uuid().optional(), state: z.enum(TOTE_STATES).optional() });
export const totePage = pageSchema(listedToteSchema);
export const scanBody = z.strictObject({ code: z.string().max(200).describe('as the reader sends it') });
export type ScanBody = z.output<typeof scanBody>;
export const pulledSchema = z.object({ toteVersion: z.int() }).meta({ id: 'PulledToteItem' });
export const leftWithBody = z.strictObject({ leftWith: z.string().max(100).regex(/\S/u).describe('who took it at the door') });
export type LeftWithBody = z.output<typeof leftWithBody>;

export const deliveryListQuery = z.strictObject({ ...pageQueryShape, runOn: z.iso.date().optional(), state: z.enum(VAN_RUN_STATES).optional() });
export const deliveryPage = pageSchema(listedDeliverySchema);

export const receiptListQuery = z.strictObject({ ...pageQueryShape, facilityId: z.uuid().optional(), toteId: z.uuid().optional() });
export const receiptPage = pageSchema(receiptSchema);
export const unreceivedQuery = z.strictObject({ facilityId: z.uuid().optional() });
export const decidedSchema = z.object({ itemId: z.uuid(), decision: z.string() }).meta({ id: 'DecidedFollowUp' });

export const supplyGauges = z.object({ items: z.array(supplyGaugeSchema) }).meta({ id: 'SupplyGauges' });
export type SupplyGauges = z.output<typeof supplyGauges>;
