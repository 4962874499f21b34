import { packTypeSchema } from '@cyclefill/features/fill';
import { daySchema } from '@cyclefill/features/order';
import { z } from 'zod';

export const recordedSchema = z.object({ id: z.uuid() }).meta({ id: 'RecordedRow' });
export type Recorded = z.output<typeof recordedSchema>;

export const packTypeList = z.object({ items: z.array(packTypeSchema) }).meta({ id: 'PackTypeList' });
export type PackTypeList = z.output<typeof packTypeList>;

export const packingSettingsQuery = z.strictObject({ facilityId: z.uuid().optional().describe('without it those of every facility') });
export const packingSettingSchema = z.object({
  id: z.uuid(), kind: z.string(), facility: z.string().nullable(), resident: z.string().nullable(), rxNumber: z.string().nullable(), value: z.string().nullable(), reason: z.string(),
  effectiveFrom: z.iso.date(), recordedAt: z.iso.datetime(), recordedBy: z.uuid().nullable(),
}).meta({ id: 'PackingSetting' });
export const packingSettingList = z.object({ items: z.array(packingSettingSchema) }).meta({ id: 'PackingSettingList' });
export type PackingSettingList = z.output<typeof packingSettingList>;

export const printerOffsetList = z.object({
  items: z.array(z.object({ printer: z.string(), packType: z.string().describe("'' = every pack type without a row of its own"), right: z.number().describe('millimetres'), down: z.number(), scale: z.number() }).meta({ id: 'PrinterOffset' })),
}).meta({ id: 'PrinterOffsetList' });
export type PrinterOffsetList = z.output<typeof printerOffsetList>;

export const decisionsQuery = z.strictObject({ residentId: z.uuid().optional(), from: daySchema.optional().describe('first day of a window; today by UTC unless given') });
