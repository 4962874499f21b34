import { momentSchema, orderDifferenceSchema } from '@cyclefill/features/order';
import { z } from 'zod';

const packSchema = z.object({ code: z.string(), rxNumber: z.string(), drug: z.string(), doses: z.int().describe('of the order, after the change'), from: momentSchema, to: momentSchema });
const firstDoseSchema = z.object({
  orderId: z.uuid(), rxNumber: z.string(), drug: z.string(), at: momentSchema.describe('its first dose'), dose: z.string(), doseUnit: z.string(),
  ekit: z.string().nullable().describe("usable units in the facility's emergency kit; null = it holds none of this drug, so it is sent"),
});

/** What signing would bring. */
export const reconciliationEffectSchema = z.object({
  doses: z.object({ from: momentSchema, to: momentSchema, orders: z.array(orderDifferenceSchema) }).describe('orders of which the doses of the next 24 hours differ'),
  packs: z.array(packSchema).describe('packs that hold doses which are not due any more, or may have moved'),
  firstDoses: z.array(firstDoseSchema).describe('orders that begin within 24 hours'),
}).meta({ id: 'ReconciliationEffect' });
export type ReconciliationEffect = z.output<typeof reconciliationEffectSchema>;
