import { PACK_STATES } from '@cyclefill/domain/bench';
import { RECEIPT_CONDITIONS } from '@cyclefill/domain/delivery';
import { z } from 'zod';

const step = z.object({ kind: z.string(), at: z.string().describe('wall clock of the facility, YYYY-MM-DD HH:MM'), by: z.string().nullable() });

/** Where a pack is, in one sentence and step by step (domain.md I1). */
export const whereSchema = z.object({
  packId: z.uuid(), code: z.string(), residentId: z.uuid(), state: z.enum(PACK_STATES), sentence: z.string(), outOfDate: z.boolean(), batchId: z.uuid().nullable(), toteCode: z.string().nullable(),
  deliveryId: z.uuid().nullable(), condition: z.enum(RECEIPT_CONDITIONS).nullable(), steps: z.array(step),
}).meta({ id: 'WhereIsPack' });
export type WhereView = z.output<typeof whereSchema>;

/** Where what was filled last of an order is; without a pack or container, why there is none. */
export const whereOrderSchema = z.object({ orderId: z.uuid(), rxNumber: z.string(), residentId: z.uuid(), sentence: z.string(), packs: z.array(whereSchema) }).meta({ id: 'WhereIsOrder' });
export type WhereOrderView = z.output<typeof whereOrderSchema>;
