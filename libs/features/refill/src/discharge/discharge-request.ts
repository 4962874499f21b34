import { SEPARATION_REASONS } from '@cyclefill/domain/packing';
import { DISCHARGE_OMISSIONS } from '@cyclefill/domain/refill';
import { momentSchema } from '@cyclefill/features/order';
import { z } from 'zod';
import { leaveLabelSchema } from '../leave/leave-label.query.js';

export const supplyDischargeSchema = z.strictObject({
  at: momentSchema.describe('the moment of the discharge, as the census has it'),
  days: z.int().min(1).max(31).optional().describe("days that it is to last; absent = the rule pack's"),
  orders: z.array(z.uuid()).min(1).max(200).optional().describe('ids of the orders that go home; absent = all that stand'),
  releasedBy: z.string().trim().min(1).max(120).optional().describe('the prescriber who ordered that controlled drugs go home; absent = they stay behind'),
}).meta({ id: 'SupplyDischarge' });
export type SupplyDischargeRequest = z.output<typeof supplyDischargeSchema>;

const item = z.object({
  orderId: z.uuid(), rxNumber: z.string(), omitted: z.enum(DISCHARGE_OMISSIONS).nullable().describe('why nothing was made up; own_container = it goes along as it is'),
  code: z.string().nullable().describe('on its first pack'), packs: z.array(z.string()).describe('codes of its packs, which other orders may share, or of its bag'),
  inBag: z.enum(SEPARATION_REASONS).nullable().describe('why it is in a bag and in no pack; null = it is in packs'), fromSupply: z.string(), filled: z.string(),
  short: z.string().describe('doses that could not be supplied'), left: z.string().describe('on hand beyond it: to be returned or destroyed'), doses: z.int(), lastDose: z.string().nullable(), label: leaveLabelSchema.nullable(),
});
/** What a resident goes home with, order by order. */
export const dischargeSupplySchema = z.object({
  supplyId: z.uuid().describe('its papers are documents of this supply'), residentId: z.uuid(), dischargedAt: z.string(), until: z.string(), days: z.int(),
  daysRule: z.object({ id: z.string(), source: z.string() }).describe('who says how many days are usual'), items: z.array(item),
}).meta({ id: 'DischargeSupply' });
export type DischargeAnswer = z.output<typeof dischargeSupplySchema>;
export type DischargeItem = z.output<typeof item>;
