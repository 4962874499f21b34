import { instantSchema } from '@cyclefill/contracts';
import { z } from 'zod';

const item = z.object({
  code: z.string().nullable(), number: z.int().nullable(), count: z.int().nullable(), rxNumber: z.string().nullable(), drug: z.string().describe('of a pack of several drugs how many'), strength: z.string(), units: z.string(), refrigerated: z.boolean(),
  toteCode: z.string(),
});
export type ManifestItem = z.output<typeof item>;
const resident = z.object({ residentId: z.uuid(), residentCode: z.string(), familyName: z.string(), givenName: z.string(), items: z.array(item) });
export type ManifestResident = z.output<typeof resident>;
const wing = z.object({ wing: z.string().nullable(), residents: z.array(resident) });
const stop = z.object({
  facilityId: z.uuid(), facilityCode: z.string(), facility: z.string(), totes: z.array(z.object({ code: z.string(), seal: z.string().nullable(), wing: z.string().nullable() })), wings: z.array(wing),
  controlled: z.array(resident).describe('on a page of their own, with counts'), totals: z.object({ totes: z.int(), packs: z.int(), containers: z.int(), controlled: z.int(), refrigerated: z.int() }),
});
export type ManifestStop = z.output<typeof stop>;

/** What a van carries: facility, wing, resident (D84). Controlled drugs are apart. */
export const manifestSchema = z.object({
  deliveryId: z.uuid(), routeCode: z.string(), runOn: z.iso.date(), departure: z.string(), plannedAt: instantSchema, zone: z.string(), van: z.string(), driver: z.string(), departedAt: instantSchema.nullable(), early: z.string().nullable().describe('why it left before its day'), stops: z.array(stop),
}).meta({ id: 'Manifest' });
export type ManifestView = z.output<typeof manifestSchema>;
