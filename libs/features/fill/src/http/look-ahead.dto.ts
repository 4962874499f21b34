import { LOOK_AHEAD_KINDS } from '@cyclefill/domain/cycle-fill';
import { z } from 'zod';

export const facilityCodeParams = z.strictObject({ code: z.string().min(1).max(64) });
export type FacilityCodeParams = z.output<typeof facilityCodeParams>;

const lookAheadItem = z.object({
  orderId: z.uuid(), residentId: z.uuid(), rxNumber: z.string(), kind: z.enum(LOOK_AHEAD_KINDS), on: z.iso.date().describe('the last day that still goes well'),
  rule: z.string(), ask: z.string(), sentence: z.string(),
  renewal: z.object({ id: z.uuid(), status: z.string() }).nullable().describe('where the renewal of it stands that the prescriber was asked for'),
}).meta({ id: 'LookAheadItem' });

/** Windows not built yet, each with what will fail in it. */
export const lookAheadSchema = z.object({
  windows: z.array(z.object({ wing: z.string().nullable().describe("the wing whose cycle it is of; null = the facility's own"), windowFrom: z.iso.date(), windowTo: z.iso.date().describe('exclusive'), buildAt: z.iso.datetime(), due: z.boolean().describe('its build is near: what will fail is asked for now'), items: z.array(lookAheadItem) })),
}).meta({ id: 'LookAhead' });
export type LookAheadAnswer = z.output<typeof lookAheadSchema>;
