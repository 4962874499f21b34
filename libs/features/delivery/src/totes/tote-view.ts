import { instantSchema } from '@cyclefill/contracts';
import { RECEIPT_CONDITIONS, TOTE_STATES } from '@cyclefill/domain/delivery';
import { orderWithoutPackSchema } from '@cyclefill/features/pack';
import { z } from 'zod';

/** A pack, or a container of what is in no pack, as it lies in a tote. Ids and codes only. */
export const toteItemSchema = z.object({
  id: z.uuid(), packId: z.uuid().nullable(), code: z.string().nullable().describe('printed on it; null = a container without a code'), number: z.int().nullable(), count: z.int().nullable(),
  orderId: z.uuid().nullable().describe('null = a pack of several drugs'), rxNumber: z.string().nullable(), residentId: z.uuid(), residentCode: z.string(), units: z.string(), controlled: z.boolean(), refrigerated: z.boolean(),
  packState: z.string().nullable(), outOfDate: z.boolean().describe('a dose in it is not due any more, as far as was looked'), condition: z.enum(RECEIPT_CONDITIONS).nullable().describe('by the newest receipt'),
}).meta({ id: 'ToteItem' });
export type ToteItemView = z.output<typeof toteItemSchema>;

/** A tote as lists tell it, with the version to say when it is moved on. */
export const listedToteSchema = z.object({
  id: z.uuid(), code: z.string(), facilityId: z.uuid(), facilityCode: z.string(), wingId: z.uuid().nullable(), wing: z.string().nullable(), deliveryId: z.uuid().nullable(), state: z.enum(TOTE_STATES),
  seal: z.string().nullable(), version: z.int(), openedAt: instantSchema, items: z.int(), controlled: z.int(),
}).meta({ id: 'Tote' });
export type ListedTote = z.output<typeof listedToteSchema>;

/** One tote with what lies in it. */
export const toteSchema = listedToteSchema.omit({ items: true, controlled: true }).extend({
  items: z.array(toteItemSchema),
  withoutPack: z.array(orderWithoutPackSchema).describe('until it leaves: orders of its residents with doses in the days of its packs that no pack holds'),
}).meta({ id: 'ToteWithItems' });
export type ToteView = z.output<typeof toteSchema>;
