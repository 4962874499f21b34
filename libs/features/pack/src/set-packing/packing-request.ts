import type { Day } from '@cyclefill/domain/kernel';
import { SETTING_KINDS } from '@cyclefill/domain/packing';
import { packTypeSchema } from '@cyclefill/features/fill';
import { InputReading, daySchema } from '@cyclefill/features/order';
import { z } from 'zod';

export const packingSettingRequestSchema = z.strictObject({
  facilityId: z.uuid().nullable().default(null).describe('null = every facility of the pharmacy that sets nothing of its own'),
  residentId: z.uuid().optional(), orderId: z.uuid().optional(),
  kind: z.enum(SETTING_KINDS).describe('profile: table of what may be packed. pack: pack type. card: card of what is kept out of shared cells. prn: card of as-needed drugs. override: a decision about one order'),
  value: z.string().min(1).max(60).nullable().describe('us@1; week-7x4; pack or keep_out; null = takes back what was said here, and the next weaker place holds'),
  reason: z.string().max(500).default(''),
  effectiveFrom: daySchema.describe('windows that begin on this day or later'),
}).meta({ id: 'PackingSettingRequest' });
export type PackingSettingRequest = z.output<typeof packingSettingRequestSchema>;

export const packTypeRequestSchema = z.strictObject({ type: packTypeSchema, effectiveFrom: daySchema }).meta({ id: 'PackTypeRequest' });
export type PackTypeRequest = z.output<typeof packTypeRequestSchema>;

const hundredths = z.number().min(-20).max(20).describe('millimetres, to a hundredth');
export const printerOffsetRequestSchema = z.strictObject({
  printer: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/u), packType: z.string().max(40).default('').describe("'' = for every pack type that has no row of its own"),
  right: hundredths, down: hundredths, scale: z.number().min(0.9).max(1.1).default(1).describe('1 = as it is; 1.002 where 100 mm come out as 99.8'),
}).meta({ id: 'PrinterOffsetRequest' });
export type PrinterOffsetRequest = z.output<typeof printerOffsetRequestSchema>;

/** A day of our time. @throws InvalidInput */
export function readDay(pointer: string, text: string): Day {
  const input = new InputReading();
  const on = input.day(pointer, text);
  input.check();
  return on;
}
