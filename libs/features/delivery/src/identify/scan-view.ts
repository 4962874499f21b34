import { PACK_STATES, VERDICTS, VERDICT_CODES } from '@cyclefill/domain/bench';
import { TOTE_STATES } from '@cyclefill/domain/delivery';
import { CONTAINER_STATES } from '@cyclefill/domain/stock';
import { z } from 'zod';

/** Any code, as the reader sends it. */
export const identifyScanSchema = z.strictObject({ raw: z.string().min(1).max(2000).describe('as the reader sends it') }).meta({ id: 'IdentifyScan' });

/** What a code is of and where that stands; what is not there for the caller is unknown, and nothing is told of it. */
export const identifiedScanSchema = z.object({
  verdict: z.enum(VERDICTS), code: z.enum(VERDICT_CODES as unknown as readonly [string, ...string[]]), sentence: z.string(), kind: z.string().describe('what the code is of, by its make'),
  pack: z.object({ id: z.uuid(), code: z.string(), state: z.enum(PACK_STATES), residentId: z.uuid(), facilityId: z.uuid(), daysFrom: z.string(), daysTo: z.string(), outOfDate: z.boolean(), held: z.boolean() }).nullable(),
  resident: z.object({ id: z.uuid(), facilityId: z.uuid() }).nullable(),
  order: z.object({ id: z.uuid(), rxNumber: z.string(), residentId: z.uuid() }).nullable(),
  container: z.object({ id: z.uuid(), code: z.string(), ndc11: z.string(), lot: z.string(), expiresOn: z.string(), state: z.enum(CONTAINER_STATES), location: z.string(), onHand: z.string(), reserved: z.string() }).nullable(),
  tote: z.object({ id: z.uuid(), code: z.string(), state: z.enum(TOTE_STATES), facilityId: z.uuid(), items: z.int(), controlled: z.int() }).nullable(),
  product: z.object({ ndc11: z.string(), name: z.string(), strength: z.string(), form: z.string(), lot: z.string().nullable(), expiresOn: z.string().nullable() }).nullable(),
}).meta({ id: 'IdentifiedScan' });
export type IdentifiedScan = z.output<typeof identifiedScanSchema>;
