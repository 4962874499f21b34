import { SIGNATURES } from '@cyclefill/domain/orders';
import { z } from 'zod';
import { amountSchema, daySchema, momentSchema } from '../data/read-input.js';

const text = (max: number): z.ZodOptional<z.ZodString> => z.string().max(max).optional();

/** How an order is given, by frequency code; times of its own win over the facility's table (D40). */
export const directionsSchema = z.strictObject({
  frequencyCode: z.string().regex(/^[A-Z0-9]{1,12}$/u),
  detail: text(80).describe('what the code leaves open: weekday, day of the month, ALT:1,0.5'),
  times: z.array(z.string().regex(/^(?:[01]\d|2[0-3])[0-5]\d$/u)).min(1).max(24).optional().describe("the order's own times; absent = follow the facility's table"),
  dose: amountSchema,
  prn: z.boolean().default(false),
  prnReason: text(200),
  sigText: z.string().min(1).max(1000),
  route: z.string().min(1).max(60),
}).meta({ id: 'OrderDirections' });
export type Directions = z.output<typeof directionsSchema>;

/** A prescription as somebody read it. Whatever it does not say is left out: what is missing is asked for, never made up. */
export const prescriptionContentSchema = z.strictObject({
  residentId: z.uuid().optional(),
  prescriber: z.strictObject({ name: text(120), npi: text(20), dea: text(30) }).optional(),
  signature: z.enum(SIGNATURES).default('none'),
  emergency: z.boolean().default(false).describe('an emergency oral order of a Schedule II drug (R208)'),
  ndc11: z.string().regex(/^\d{11}$/u).optional(),
  directions: directionsSchema.partial({ frequencyCode: true, dose: true, sigText: true, route: true }).optional(),
  quantity: amountSchema.optional(),
  refills: z.int().min(0).max(99).optional(),
  writtenOn: daySchema.optional(),
  earliestFillOn: daySchema.optional().describe('of a Schedule II prescription that nobody may fill before a day (R201)'),
  from: momentSchema.optional(),
  to: momentSchema.optional().describe('exclusive; absent = open'),
  indication: text(200),
  timeCritical: z.boolean().optional().describe('given at the hour itself, whatever window a pass has (D44)'),
}).meta({ id: 'PrescriptionContent' });
export type PrescriptionContent = z.output<typeof prescriptionContentSchema>;
