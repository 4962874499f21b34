import { SIGNATURES } from '@cyclefill/domain/orders';
import { FIRST_DOSES } from '@cyclefill/domain/regimen';
import { z } from 'zod';
import { amountSchema, daySchema, momentSchema } from '../data/read-input.js';
import { wireStructureSchema } from '../preview-regimen/structure-wire.js';

const text = (max: number): z.ZodOptional<z.ZodString> => z.string().max(max).optional();

/**
 * How an order is given: by frequency code and dose with the text beside it, by structure, or by the text alone. Times of its
 * own win over the facility's table (D40). Text and structure must agree (D50).
 */
export const directionsSchema = z.strictObject({
  frequencyCode: z.string().regex(/^[A-Z0-9]{1,12}$/u, 'is no code of at most 12 capital letters and digits').optional(),
  detail: text(80).describe('what the code leaves open: weekday, day of the month, ALT:1,0.5'),
  times: z.array(z.string().regex(/^(?:[01]\d|2[0-3])[0-5]\d$/u, 'is no time like 0800')).min(1).max(24).optional().describe("the order's own times; absent = follow the facility's table"),
  dose: amountSchema.optional(),
  doseUnit: text(40).describe("what the dose of directions by code is counted in: the product's unit, or said here where the catalogue has none"),
  prn: z.boolean().optional().describe('of directions by code; a structure or text says it itself'),
  prnReason: text(200),
  structure: wireStructureSchema.optional().describe('the directions as structure, as the preview takes and gives them, instead of code and dose'),
  sigText: z.string().min(1).max(1000).optional().describe('in words; alone, the directions are read from it'),
  route: z.string().min(1).max(60).optional().describe("absent beside a structure or text = the product's"),
}).meta({ id: 'OrderDirections' });
export type Directions = z.output<typeof directionsSchema>;

/** A prescription as somebody read it. Whatever it does not say is left out: what is missing is asked for, never made up. */
export const prescriptionContentSchema = z.strictObject({
  residentId: z.uuid().optional(),
  prescriber: z.strictObject({ name: text(120), npi: text(20), dea: text(30) }).optional(),
  signature: z.enum(SIGNATURES).default('none'),
  emergency: z.boolean().default(false).describe('an emergency oral order of a Schedule II drug (R208)'),
  ndc11: z.string().regex(/^\d{11}$/u, 'is no NDC of 11 digits').optional(),
  directions: directionsSchema.optional(),
  quantity: amountSchema.optional(),
  refills: z.int().min(0).max(99).optional(),
  writtenOn: daySchema.optional(),
  earliestFillOn: daySchema.optional().describe('of a Schedule II prescription that nobody may fill before a day (R201)'),
  from: momentSchema.optional(),
  firstDose: z.enum(FIRST_DOSES).optional().describe('how the order begins (D46): with its next slot, or with a STAT dose at `from` and then its next slot; absent = next_slot'),
  to: momentSchema.optional().describe('exclusive; absent = open'),
  indication: text(200),
  timeCritical: z.boolean().optional().describe('given at the hour itself, whatever window a pass has (D44)'),
}).meta({ id: 'PrescriptionContent' });
export type PrescriptionContent = z.output<typeof prescriptionContentSchema>;
