import { DEA_SCHEDULES } from '@cyclefill/domain/law';
import { amountSchema, daySchema, reasonSchema } from '@cyclefill/features/order';
import { z } from 'zod';

const person = z.string().trim().min(1).max(120);
const ndc11 = z.string().regex(/^\d{11}$/u, 'is no NDC of 11 digits');
export const setEkitSchema = z.strictObject({
  schedules: z.array(z.enum(DEA_SCHEDULES)).max(4).default([]).describe('controlled schedules that the state lets lie in it; none = nothing controlled'),
  controlledDrugs: z.int().min(1).max(1000).nullable().default(null), controlledUnits: amountSchema.nullable().default(null).describe('of each controlled drug'),
  replaceHours: z.int().min(1).max(8760).nullable().default(null), source: z.string().trim().min(1).max(200).describe('the rule or approval that says so'),
}).meta({ id: 'SetEkit' });
export type SetEkitRequest = z.output<typeof setEkitSchema>;
export const setEkitItemSchema = z.strictObject({ ndc11, par: z.union([amountSchema, z.literal('0')]).describe('0 = it does not belong into the kit any more') }).meta({ id: 'SetEkitItem' });
export type SetEkitItemRequest = z.output<typeof setEkitItemSchema>;
export const stockEkitSchema = z.strictObject({
  ndc11, units: amountSchema, lot: z.string().trim().min(1).max(40), expiresOn: daySchema.nullable().default(null), by: person, takenOut: reasonSchema.optional().describe('why it is taken out without being given; absent = it is put in'),
}).meta({ id: 'StockEkit' });
export type StockEkitRequest = z.output<typeof stockEkitSchema>;
export const sealEkitSchema = z.strictObject({ number: z.string().trim().min(1).max(40), by: person }).meta({ id: 'SealEkit' });
export type SealEkitRequest = z.output<typeof sealEkitSchema>;
